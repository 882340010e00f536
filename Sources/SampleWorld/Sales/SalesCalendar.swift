internal import Kernel

/// How the sales of the years fall on their days and hours.
struct SalesCalendar {
    /// The days with their number of sales.
    let days: [(day: Day, count: Int)]

    init(_ total: Int, _ randomness: inout Randomness) {
        let shares = Apportionment.parts(of: total, by: SalesCalendar.eras.map(\.weight))
        var days: [(day: Day, count: Int)] = []
        for (era, share) in zip(SalesCalendar.eras, shares) {
            let all = (0...Int(era.last.number - era.first.number)).map { era.first + $0 }
            let weights = all.map { SalesCalendar.weight(of: $0) * randomness.among(88...112) }
            days += Array(zip(all, Apportionment.parts(of: share, by: weights)))
        }
        self.days = days
    }

    /// Seconds of a day between 6 and 22 o'clock, in order.
    static func seconds(_ count: Int, on day: Day, _ randomness: inout Randomness) -> [Int] {
        let hours = day.weekday > 5 ? restDayHours : workdayHours
        return (0..<count).map { _ in hours.draw(&randomness) * 3_600 + randomness.below(3_600) }.sorted()
    }

    /// The programme's first year was its busiest but one; the last is told most fully.
    private static let eras: [(first: Day, last: Day, weight: Int)] = [
        (.firstOfSales, .lastOfLaunch, 30), (.lastOfLaunch + 1, .reorganisation - 1, 30),
        (.reorganisation, .lastOfSales, 80),
    ]

    /// Week, season and feast days together.
    private static func weight(of day: Day) -> Int {
        let week = [90, 84, 88, 92, 112, 152, 138][day.weekday - 1]
        return week * (feasts.first { $0.days.contains(day) }?.weight ?? months[day.parts.month - 1])
    }

    /// January before Tết and May, the Workers' Month, are the strongest.
    private static let months = [180, 90, 80, 90, 165, 95, 80, 85, 90, 92, 98, 118]

    /// Tết is on 17 February 2026.
    private static let feasts: [(days: DayRange, weight: Int)] = [
        (DayRange(from: Day(date: 2025_07_26), to: Day(date: 2025_07_29)), 125),
        (DayRange(from: Day(date: 2025_09_02), to: Day(date: 2025_09_03)), 45),
        (DayRange(from: Day(date: 2026_01_01), to: Day(date: 2026_01_02)), 70),
        (DayRange(from: Day(date: 2026_02_01), to: Day(date: 2026_02_14)), 205),
        (DayRange(from: Day(date: 2026_02_14), to: Day(date: 2026_02_17)), 60),
        (DayRange(from: Day(date: 2026_02_17), to: Day(date: 2026_02_20)), 6),
        (DayRange(from: Day(date: 2026_02_20), to: Day(date: 2026_02_23)), 25),
        (DayRange(from: Day(date: 2026_02_23), to: Day(date: 2026_03_01)), 60),
        (DayRange(from: Day(date: 2026_04_30), to: Day(date: 2026_05_02)), 100),
    ]

    /// From 6 o'clock: before work, at noon and above all after work.
    private static let workdayHours = Weighted(
        zip(6...21, [3, 5, 5, 5, 6, 9, 8, 4, 4, 5, 8, 14, 15, 12, 7, 3]).map { ($0, $1) })
    private static let restDayHours = Weighted(
        zip(6...21, [3, 6, 9, 11, 11, 8, 5, 5, 7, 9, 10, 9, 8, 7, 5, 2]).map { ($0, $1) })
}
