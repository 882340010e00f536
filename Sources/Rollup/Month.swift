internal import Kernel

/// Months counted from the year 0, so that runs of them are ranges of numbers.
package enum Month {
    package static func number(of day: Int32) -> Int {
        let (year, month, _) = Day(number: day).parts
        return year * 12 + month - 1
    }

    /// The first day of a month.
    package static func first(_ month: Int) -> Int32 {
        Day(year: month / 12, month: month % 12 + 1, day: 1)?.number ?? .max
    }

    /// The whole months within some days, and the days before and after them.
    static func cut(_ days: Range<Int32>) -> (head: Range<Int32>, months: Range<Int>, tail: Range<Int32>) {
        let none = days.lowerBound..<days.lowerBound
        guard !days.isEmpty else { return (none, 0..<0, none) }
        let before = number(of: days.lowerBound)
        let from = first(before) == days.lowerBound ? before : before + 1
        let to = number(of: days.upperBound)
        guard from < to else {
            // Within one month or over one border: either side may be empty.
            let border = min(max(first(from), days.lowerBound), days.upperBound)
            return (days.lowerBound..<border, from..<from, border..<days.upperBound)
        }
        return (days.lowerBound..<first(from), from..<to, first(to)..<days.upperBound)
    }
}
