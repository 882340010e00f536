internal import Kernel
internal import Partners

/// The days over which a limit or a pool counts: one calendar day, week, month or year, or all time.
struct QuotaWindow: Hashable, Sendable {
    let first: Day
    /// The first day that is outside.
    let after: Day

    static let allTime = QuotaWindow(first: Day(number: -1_000_000), after: Day(number: 4_000_000))

    init(first: Day, after: Day) {
        self.first = first
        self.after = after
    }

    /// The window of a period kind around a business day; weeks go from Monday to Sunday, no period means all time.
    init(_ period: LimitPeriod?, around day: Day) {
        switch period {
        case .day: self.init(first: day, after: day + 1)
        case .week:
            let monday = day - (day.weekday - 1)
            self.init(first: monday, after: monday + 7)
        case .month: self.init(Period(.month, containing: day))
        case .year: self.init(Period(.year, containing: day))
        case .total, nil: self = .allTime
        }
    }

    private init(_ period: Period) {
        self.init(
            first: period.days.from ?? QuotaWindow.allTime.first, after: period.days.to ?? QuotaWindow.allTime.after)
    }

    func contains(_ day: Day) -> Bool { first <= day && day < after }

    func overlaps(_ other: QuotaWindow) -> Bool { first < other.after && other.first < after }
}
