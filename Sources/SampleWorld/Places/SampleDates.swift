internal import Kernel

extension Day {
    /// The day that a number such as `2025_07_01` writes; 1970-01-01 when it names none.
    init(date: Int) {
        self = Day(year: date / 10_000, month: date / 100 % 100, day: date % 100) ?? Day(number: 0)
    }

    /// The day on which 63 provinces became 34 and the districts ended.
    static let reorganisation = Day(date: 2025_07_01)
    /// The days of the sample's sales, both included; the programme began in 2017.
    static let firstOfSales = Day(date: 2017_06_01)
    /// The last day of the programme's first year, of which figures were printed.
    static let lastOfLaunch = Day(date: 2018_04_30)
    static let lastOfSales = Day(date: 2026_06_30)
}

extension Randomness {
    /// A day between two days, both included; the first when the last lies before it.
    mutating func day(_ first: Day, _ last: Day) -> Day {
        last <= first ? first : first + below(Int(last.number - first.number) + 1)
    }
}
