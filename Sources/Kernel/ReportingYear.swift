/// When the year of a report begins: with the calendar, or on 1 December as the unions count.
package enum ReportingYear: String, Sendable, Hashable, CaseIterable, Decodable {
    case calendar
    /// From 1 December to 30 November; the first half ends on 31 May (1-HĐCĐ, 2-HĐCĐ).
    case union

    /// The days of a period; months are those of the calendar in both.
    package func days(of period: Period) -> DayRange {
        guard self == .union, period.kind != .month else { return period.days }
        return DayRange(from: period.days.from.flatMap(\.monthBefore), to: period.days.to.flatMap(\.monthBefore))
    }
}

extension Day {
    /// The first of the month before, for a first of a month.
    fileprivate var monthBefore: Day? {
        let (year, month, day) = parts
        return month > 1 ? Day(year: year, month: month - 1, day: day) : Day(year: year - 1, month: 12, day: day)
    }
}
