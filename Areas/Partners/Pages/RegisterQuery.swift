internal import Kernel
internal import Organisation
internal import Web

/// What somebody wants to see of a register: a day, words to look for, and what it is narrowed to.
struct RegisterQuery: Sendable {
    /// As typed; nil is today.
    let typedDay: String?
    let day: Day
    let words: String?
    let unitText: String?
    private let folded: String?
    private let choices: [String: String]

    /// Names of the query that a register may ask for.
    private static let names = ["kind", "level", "state", "basis", "essential", "branches", "hosted", "missing"]

    /// Throws a `Refusal` with `bad_register_day`.
    init(_ visit: some Visit, today: Day) throws {
        func value(_ name: String) -> String? {
            visit.query(name).map(VietnameseText.clean).flatMap { $0.isEmpty ? nil : $0 }
        }
        typedDay = value("at")
        guard let day = typedDay.map({ Day($0) }) ?? today else {
            throw Refusal("bad_register_day", ["value": typedDay ?? ""])
        }
        self.day = day
        words = value("q")
        unitText = value("unit")
        folded = words.map(VietnameseText.folded)
        choices = Dictionary(
            uniqueKeysWithValues: RegisterQuery.names.compactMap { name in
                value(name).map { (name, $0) }
            })
    }

    func choice(_ name: String) -> String? { choices[name] }

    /// True when the words stand in one of the texts, without regard to case and tone marks, or nothing is looked for.
    func finds(_ texts: String?...) -> Bool {
        guard let folded else { return true }
        return texts.contains { $0.map { VietnameseText.folded($0).contains(folded) } ?? false }
    }

    /// The unit that is meant, by its code or by its name on the day; nil for the whole country.
    ///
    /// Throws a `Refusal` with `unknown_register_unit`, also when several units bear the name.
    func unit(in tree: UnitTree) throws -> UnionUnit? {
        guard let text = unitText else { return nil }
        if let unit = tree.unit(code: text) { return unit }
        let name = VietnameseText.folded(text)
        let found = tree.all.filter {
            $0.days.contains(day) && VietnameseText.folded(tree.name(of: $0, on: day)).contains(name)
        }
        let exact = found.filter { VietnameseText.folded(tree.name(of: $0, on: day)) == name }
        guard let unit = exact.count == 1 ? exact.first : found.count == 1 ? found.first : nil else {
            throw Refusal("unknown_register_unit", ["value": text, "count": String(found.count)])
        }
        return unit
    }

    /// The same day, if one was asked for, on another path of ours.
    func day(on path: LocalPath) -> LocalPath {
        typedDay.map { path.with("at", $0) } ?? path
    }

    /// The same question for another path of ours.
    func on(_ path: LocalPath) -> LocalPath {
        let own = [("at", typedDay), ("q", words), ("unit", unitText)]
        return (own + RegisterQuery.names.map { ($0, choices[$0]) }).reduce(path) { path, pair in
            pair.1.map { path.with(pair.0, $0) } ?? path
        }
    }
}
