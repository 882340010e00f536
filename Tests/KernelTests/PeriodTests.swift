import Kernel
import Testing

@Suite struct PeriodTests {
    @Test(arguments: [
        ("2026", "2026-01-01", "2027-01-01"), ("2026-H1", "2026-01-01", "2026-07-01"),
        ("2026-H2", "2026-07-01", "2027-01-01"), ("2026-Q1", "2026-01-01", "2026-04-01"),
        ("2026-Q4", "2026-10-01", "2027-01-01"), ("2026-06", "2026-06-01", "2026-07-01"),
        ("2026-12", "2026-12-01", "2027-01-01"), ("2024-02", "2024-02-01", "2024-03-01"),
        ("0001", "0001-01-01", "0002-01-01"), ("9998-12", "9998-12-01", "9999-01-01"),
    ])
    func `a period has its days and is printed as it is read`(text: String, first: String, after: String) throws {
        let period = try #require(Period(text))

        #expect(period.days == DayRange(from: Day(first), to: Day(after)))
        #expect(period.description == text)
    }

    @Test(arguments: [
        "", "26", "2026-", "2026-H0", "2026-H3", "2026-Q0", "2026-Q5", "2026-00", "2026-13", "2026-6", "2026-006",
        "2026-h1", "2026-q1", "2026-Q1-", "2026-06-30", "0000", "9999", "-2026", "+026", "2026-+6", "2026-Q+",
        "２０２６", "2026-０６", "2026 ", "Q1-2026", "6/2026",
    ])
    func `what names no period is not read`(text: String) {
        #expect(Period(text) == nil)
    }

    @Test(arguments: Period.Kind.allCases)
    func `the period of a day contains it, and the one before ends where it begins`(kind: Period.Kind) throws {
        let first = try #require(Day("2023-12-01"))

        let wrong = (0..<800).map { first + $0 }.filter { day in
            let period = Period(kind, containing: day)
            return !period.days.contains(day) || period.previous?.days.to != period.days.from
                || Period(period.description) != period
        }

        #expect(wrong.isEmpty)
    }

    @Test func `nothing is before the first year`() throws {
        let first = try #require(Period("0001-Q1"))

        #expect(first.previous == nil)
        #expect(Period("2026-01")?.previous?.description == "2025-12")
        #expect(Period("2026-H1")?.previous?.description == "2025-H2")
        #expect(Period(.month, year: 2026, index: 13) == nil)
    }
}
