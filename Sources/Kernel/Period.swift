/// A month, quarter, half-year or year of the calendar, for which figures are told.
package struct Period: Hashable, Sendable {
    package enum Kind: String, Sendable, CaseIterable {
        case month, quarter, halfYear, year

        /// How many months one has.
        package var months: Int {
            switch self {
            case .month: 1
            case .quarter: 3
            case .halfYear: 6
            case .year: 12
            }
        }
    }

    package let kind: Kind
    package let year: Int
    /// 1 to 12 for months, 1 to 4 for quarters, 1 to 2 for half-years, 1 for years.
    package let index: Int

    /// Nil when the year has no such part.
    package init?(_ kind: Kind, year: Int, index: Int = 1) {
        guard (1...9998).contains(year), (1...(12 / kind.months)).contains(index) else { return nil }
        self.kind = kind
        self.year = year
        self.index = index
    }

    /// Reads `2026`, `2026-H1`, `2026-Q2` or `2026-06`; nil for anything else.
    package init?(_ text: String) {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        guard let first = parts.first, first.utf8.count == 4, let year = Int(first), first.allSatisfy(\.isNumber) else {
            return nil
        }
        guard parts.count == 2 else {
            guard parts.count == 1 else { return nil }
            self.init(.year, year: year)
            return
        }
        let tail = parts[1]
        guard tail.utf8.count == 2 else { return nil }
        switch tail.first {
        case "H": self.init(.halfYear, year: year, index: Int(tail.dropFirst()) ?? 0)
        case "Q": self.init(.quarter, year: year, index: Int(tail.dropFirst()) ?? 0)
        default: self.init(.month, year: year, index: tail.allSatisfy(\.isNumber) ? Int(tail) ?? 0 : 0)
        }
    }

    /// The period of a kind to which a day belongs.
    package init(_ kind: Kind, containing day: Day) {
        let (year, month, _) = day.parts
        self.kind = kind
        self.year = year
        self.index = (month - 1) / kind.months + 1
    }

    /// Its days; the last is outside.
    package var days: DayRange {
        let firstMonth = (index - 1) * kind.months + 1
        let after = firstMonth + kind.months
        return DayRange(
            from: Day(year: year, month: firstMonth, day: 1),
            to: after > 12 ? Day(year: year + 1, month: 1, day: 1) : Day(year: year, month: after, day: 1))
    }

    /// The period of the same kind just before.
    package var previous: Period? {
        index > 1 ? Period(kind, year: year, index: index - 1) : Period(kind, year: year - 1, index: 12 / kind.months)
    }
}

extension Period: CustomStringConvertible {
    /// The form that `init(_:)` reads.
    package var description: String {
        let year = Digits.padded(year, 4)
        switch kind {
        case .year: return year
        case .halfYear: return "\(year)-H\(index)"
        case .quarter: return "\(year)-Q\(index)"
        case .month: return "\(year)-\(Digits.padded(index, 2))"
        }
    }
}
