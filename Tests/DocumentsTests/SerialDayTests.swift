import Testing

@testable import Documents

@Suite struct SerialDayTests {
    @Test func `every day has a number that leads back to it`() throws {
        var faults = 0
        // All days of three centuries, then every 97th.
        let numbers = Array(1...110_000) + Array(stride(from: 110_000, through: SerialDay.last, by: 97))
        for number in numbers where number != 60 {
            guard let date = SerialDay.date(number: number, is1904: false),
                SerialDay.number(year: date.year, month: date.month, day: date.day) == number
            else {
                faults += 1
                continue
            }
        }

        #expect(faults == 0)
        #expect(SerialDay.date(number: 60, is1904: false) == nil)
        #expect(SerialDay.number(year: 9999, month: 12, day: 31) == SerialDay.last)
    }

    @Test(arguments: [
        (2025, 2, 29), (1900, 2, 29), (2024, 13, 1), (2024, 4, 31), (1899, 12, 31), (10_000, 1, 1), (2024, 1, 0),
    ])
    func `a day that is none has no number`(year: Int, month: Int, day: Int) {
        #expect(SerialDay.number(year: year, month: month, day: day) == nil)
    }
}
