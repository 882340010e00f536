import Kernel

/// One figure as it was published: what it is called, what it counts, and its value.
struct PublishedFigure: Codable, Sendable, Hashable {
    /// What a value counts; it says how it is printed.
    enum Measure: String, Codable, Sendable {
        /// Distinct persons, turns, money in đồng, other counts, and what is no number.
        case persons, turns, dong, count, text
    }

    /// Never changes with the language, such as `lines.GAO.turns`.
    let key: String
    let caption: String
    let measure: Measure
    /// Digits of whole numbers; texts as they are.
    let value: String

    init(_ key: String, _ caption: String, _ measure: Measure, _ value: String) {
        (self.key, self.caption, self.measure, self.value) = (key, caption, measure, value)
    }

    init(_ key: String, _ caption: String, _ measure: Measure, _ value: Int) {
        self.init(key, caption, measure, String(value))
    }

    init(_ key: String, _ caption: String, _ amount: Dong) {
        self.init(key, caption, .dong, String(amount.amount))
    }

    /// As documents and pages print it.
    var printed: String {
        guard measure != .text, let number = Int64(value) else { return value }
        return Digits.grouped(number)
    }
}

/// What one figure was and what it is now; nil where there was or is none.
struct PublishedDifference: Codable, Sendable, Hashable {
    let key: String
    let caption: String
    let measure: PublishedFigure.Measure
    let before: String?
    let after: String?

    /// The change of a number; nil for texts.
    var change: Int64? {
        guard measure != .text else { return nil }
        return (after.flatMap { Int64($0) } ?? 0) - (before.flatMap { Int64($0) } ?? 0)
    }

    /// Printed as the figure is; a dash where there is none.
    func printed(_ value: String?) -> String {
        value.map { PublishedFigure(key, caption, measure, $0).printed } ?? "–"
    }

    /// Every figure that differs, in the order of the new ones, those that are gone at the end.
    static func list(from old: [PublishedFigure], to new: [PublishedFigure]) -> [PublishedDifference] {
        let before = Dictionary(old.map { ($0.key, $0) }, uniquingKeysWith: { first, _ in first })
        let kept = Set(new.map(\.key))
        let changed = new.compactMap { figure -> PublishedDifference? in
            let was = before[figure.key]?.value
            guard was != figure.value else { return nil }
            return PublishedDifference(
                key: figure.key, caption: figure.caption, measure: figure.measure, before: was, after: figure.value)
        }
        let gone = old.filter { !kept.contains($0.key) }.map { figure in
            PublishedDifference(
                key: figure.key, caption: figure.caption, measure: figure.measure, before: figure.value, after: nil)
        }
        return changed + gone
    }
}
