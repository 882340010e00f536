/// The days from a first day, which belongs to it, to a last day, which does not.
///
/// An empty beginning has always been; an empty end is open (welfare-rules: every range of dates is [from, to)).
package struct DayRange: Hashable, Sendable {
    package let from: Day?
    package let to: Day?

    package init(from: Day?, to: Day?) {
        self.from = from
        self.to = to
    }

    package static let always = DayRange(from: nil, to: nil)

    /// True when no day can belong to it.
    package var isEmpty: Bool {
        guard let from, let to else { return false }
        return to <= from
    }

    package func contains(_ day: Day) -> Bool {
        if let from, day < from { return false }
        if let to, day >= to { return false }
        return true
    }

    /// True when some day belongs to both.
    package func overlaps(_ other: DayRange) -> Bool {
        !intersection(other).isEmpty
    }

    /// The days that belong to both.
    package func intersection(_ other: DayRange) -> DayRange {
        let begin = [from, other.from].compactMap { $0 }.max()
        let end = [to, other.to].compactMap { $0 }.min()
        return DayRange(from: begin, to: end)
    }
}
