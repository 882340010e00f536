import Kernel
import Testing

@Suite struct DayTests {
    /// A calendar that counts day by day, too plain to be wrong.
    private struct PlainCalendar {
        var (year, month, day) = (1900, 1, 1)
        /// 1 January 1900 was a Monday.
        var weekday = 1
        var number: Int32 = -25_567

        mutating func advance() {
            let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
            let lengths = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
            number += 1
            weekday = weekday == 7 ? 1 : weekday + 1
            day += 1
            guard day > lengths[month - 1] else { return }
            (day, month) = (1, month + 1)
            guard month > 12 else { return }
            (month, year) = (1, year + 1)
        }
    }

    @Test func `every day of two centuries is where a plain calendar has it`() {
        var calendar = PlainCalendar()
        var faults: [String] = []

        while calendar.year <= 2100 {
            let day = Day(number: calendar.number)
            if day.parts != (calendar.year, calendar.month, calendar.day) || day.weekday != calendar.weekday
                || Day(year: calendar.year, month: calendar.month, day: calendar.day) != day
                || Day(day.description) != day || Day(day.printed) != day
            {
                faults.append(day.description)
            }
            calendar.advance()
        }

        #expect(faults.isEmpty)
    }

    @Test func `counting begins with 1 January 1970, a Thursday`() {
        let day = Day(number: 0)

        #expect(day.parts == (1970, 1, 1))
        #expect(day.weekday == 4)
    }

    @Test(arguments: [("6/9/2017", 3), ("26/4/2018", 4), ("11/5/2019", 6), ("2000-02-29", 2), ("28/7/1929", 7)])
    func `weekdays of history are right`(text: String, weekday: Int) throws {
        let day = try #require(Day(text))

        #expect(day.weekday == weekday)
    }

    @Test(arguments: ["2026-06-30", "30/6/2026", "30/06/2026"])
    func `a day is read as year first or as day first`(text: String) throws {
        let day = try #require(Day(text))

        #expect(day.parts == (2026, 6, 30))
        #expect(day.description == "2026-06-30")
        #expect(day.printed == "30/06/2026")
    }

    @Test(arguments: [
        "", "2026", "2026-06", "2026-6-30", "2026-06-3", "26-06-30", "02026-06-30", "2026/06/30", "30-6-2026",
        "30/6/26", "30/6/02026", "2026-02-30", "29/2/2023", "31/4/2026", "0/1/2026", "1/0/2026", "1/13/2026",
        "2026-00-10", "2026-13-01", "0000-01-01", "10000-01-01", "2026-06-30 ", " 2026-06-30", "2026-06-30T00:00:00Z",
        "2026–06–30", "２０２６-06-30", "2026-06/30", "30/6-2026", "-026-06-30", "2026-+6-30", "hôm nay", "45838",
        "2026--30", "//2026", "1//2026",
    ])
    func `what names no day is not read`(text: String) {
        #expect(Day(text) == nil)
    }

    @Test func `the first and the last year are read back`() throws {
        let first = try #require(Day("0001-01-01"))
        let last = try #require(Day("9999-12-31"))

        #expect(first.description == "0001-01-01")
        #expect(last.description == "9999-12-31")
        #expect(last.number - first.number == 3_652_058)
    }

    @Test func `days are added across a leap day`() throws {
        let day = try #require(Day("2024-02-28"))

        #expect((day + 2).description == "2024-03-01")
        #expect((day - 59).description == "2023-12-31")
        #expect(day < day + 1)
    }
}

@Suite struct DayRangeTests {
    private func range(_ from: String?, _ to: String?) -> DayRange {
        DayRange(from: from.flatMap { Day($0) }, to: to.flatMap { Day($0) })
    }

    @Test func `the first day belongs to a range and the last does not`() throws {
        let june = range("2026-06-01", "2026-07-01")

        let answers = try ["2026-05-31", "2026-06-01", "2026-06-30", "2026-07-01"].map { text in
            june.contains(try #require(Day(text)))
        }

        #expect(answers == [false, true, true, false])
    }

    @Test func `an empty beginning has always been and an empty end is open`() throws {
        let day = try #require(Day("0001-01-01"))

        #expect(DayRange.always.contains(day))
        #expect(range(nil, "2026-01-01").contains(day))
        #expect(!range("2026-01-01", nil).contains(day))
        #expect(!DayRange.always.isEmpty)
    }

    @Test func `a range whose end is not after its beginning has no day`() {
        #expect(range("2026-01-01", "2026-01-01").isEmpty)
        #expect(range("2026-01-02", "2026-01-01").isEmpty)
        #expect(!range("2026-01-01", "2026-01-02").isEmpty)
    }

    @Test func `ranges that only touch do not overlap`() {
        let may = range("2026-05-01", "2026-06-01")
        let june = range("2026-06-01", "2026-07-01")

        #expect(!may.overlaps(june))
        #expect(!june.overlaps(may))
        #expect(may.overlaps(range(nil, nil)))
        #expect(range("2026-05-31", nil).overlaps(may))
        #expect(!range("2026-06-01", nil).overlaps(may))
    }

    @Test func `ranges overlap exactly when some day is in both`() {
        let days: [Int32?] = [nil, 0, 1, 2, 3]
        let ranges = days.flatMap { from in days.map { to in (from, to) } }
            .map { DayRange(from: $0.0.map(Day.init(number:)), to: $0.1.map(Day.init(number:))) }
        let window = (-2...5).map { Day(number: Int32($0)) }

        let wrong = ranges.flatMap { left in ranges.map { (left, $0) } }.filter { left, right in
            left.overlaps(right) != window.contains { left.contains($0) && right.contains($0) }
        }

        #expect(wrong.isEmpty)
    }
}
