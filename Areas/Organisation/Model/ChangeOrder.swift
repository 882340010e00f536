internal import Kernel

/// What an officer wants to happen to units on a day, as it was typed.
struct ChangeOrder: Sendable, Hashable {
    let kind: UnitChange.Kind
    let day: Day
    /// The units that it happens to; of a founding the new code.
    let from: [String]
    /// The parent or the successors.
    let to: [String]
    /// The parts of a split in millionths, one for each successor.
    let shares: [Int64]
    /// The new name of a renamed unit, the name of a founded one.
    let name: String?
    let unitKind: UnitKind?
    let division: DivisionKey?

    /// More would be an import.
    static let mostUnits = 100
    static let longestName = 500

    /// Reads the fields of the form; throws a `Refusal` that names what is missing.
    init(_ field: (String) -> String) throws {
        guard let kind = UnitChange.Kind(rawValue: field("kind")) else { throw Refusal("change_kind_unknown") }
        guard let day = Day(typed: VietnameseText.clean(field("day"))) else { throw Refusal("change_day_unreadable") }
        self.kind = kind
        self.day = day
        from = try ChangeOrder.codes(field("from"))
        to = try ChangeOrder.codes(field("to"))
        guard !from.isEmpty else { throw Refusal("change_unit_missing") }
        guard from.count == 1 || kind == .merge else { throw Refusal("change_one_unit") }
        switch kind {
        case .open, .merge, .move: guard to.count == 1 else { throw Refusal("change_target_missing") }
        case .split: guard to.count > 1 else { throw Refusal("change_successors_missing") }
        case .rename, .close: break
        }
        shares = kind == .split ? try ChangeOrder.shares(field("shares"), of: to.count) : []
        let name = VietnameseText.clean(field("name"))
        guard !name.isEmpty || (kind != .rename && kind != .open) else { throw Refusal("change_name_missing") }
        guard name.count <= ChangeOrder.longestName, !VietnameseText.hasControlCharacter(name) else {
            throw Refusal("change_name_unusable")
        }
        self.name = kind == .rename || kind == .open ? name : nil
        unitKind = UnitKind(rawValue: field("unit_kind"))
        if kind == .open {
            guard let unitKind, unitKind != .confederation else { throw Refusal("change_unit_kind_missing") }
        }
        let division = VietnameseText.clean(field("division"))
        self.division =
            kind == .open && !division.isEmpty
            ? DivisionKey(vintage: DivisionKey.Vintage.since.rawValue, code: division) : nil
    }

    /// Codes between white space, commas or semicolons, each once.
    private static func codes(_ text: String) throws -> [String] {
        var seen: Set<String> = []
        let codes = VietnameseText.clean(text).split { $0.isWhitespace || $0 == "," || $0 == ";" }.map(String.init)
            .filter { seen.insert($0).inserted }
        guard codes.count <= mostUnits else { throw Refusal("change_too_many_units", ["most": String(mostUnits)]) }
        if let bad = codes.first(where: { !Code.isValid($0) }) { throw Refusal("change_code_bad", ["value": bad]) }
        return codes
    }

    /// Percentages, one for each successor, with a comma or a point; equal parts when none is given.
    private static func shares(_ text: String, of count: Int) throws -> [Int64] {
        let words = VietnameseText.clean(text).split { $0.isWhitespace || $0 == ";" || $0 == "%" }
        guard !words.isEmpty else {
            let part = DatedTree.whole / Int64(count)
            return [DatedTree.whole - part * Int64(count - 1)] + Array(repeating: part, count: count - 1)
        }
        let shares = words.compactMap { word -> Int64? in
            guard let percentage = Percentage(word.replacing(",", with: ".")), percentage.millionths % 100 == 0 else {
                return nil
            }
            return percentage.millionths / 100
        }
        guard shares.count == words.count, shares.count == count else { throw Refusal("change_shares_unreadable") }
        guard shares.reduce(0, +) == DatedTree.whole else { throw Refusal("change_shares_not_whole") }
        return shares
    }
}
