/// Days as spreadsheets count them: 1 is 1900-01-01, and 60 is a 1900-02-29 that never was.
enum SerialDay {
    /// The last day that spreadsheets know, 9999-12-31.
    static let last = 2_958_465

    /// The number of a day; nil when there is no such day or it is before 1900-01-01 or after 9999-12-31.
    static func number(year: Int, month: Int, day: Int) -> Int? {
        guard (1900...9999).contains(year), (1...12).contains(month), (1...31).contains(day) else { return nil }
        let number = daysSince1970(year: year, month: month, day: day) + 25_569
        guard date(daysSince1970: number - 25_569) == (year, month, day) else { return nil }
        return number > 60 ? number : number - 1
    }

    /// The day of a number; nil when it is no day.
    ///
    /// With `is1904` 0 is 1904-01-01, as old Macintosh programs count.
    static func date(number: Int, is1904: Bool) -> (year: Int, month: Int, day: Int)? {
        let number = is1904 ? number + 1_462 : number
        guard number != 60, (1...last).contains(number) else { return nil }
        return date(daysSince1970: number - 25_569 + (number < 60 ? 1 : 0))
    }

    /// `YYYY-MM-DD`.
    static func text(year: Int, month: Int, day: Int) -> String {
        "\(padded(year, to: 4))-\(padded(month, to: 2))-\(padded(day, to: 2))"
    }

    /// The digits with zeros in front up to the width.
    static func padded(_ value: Int, to width: Int) -> String {
        let digits = String(value)
        return String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
    }

    /// Days of the Gregorian calendar since 1970-01-01.
    ///
    /// Years begin in March, so that the leap day is last. Source: Howard Hinnant, `days_from_civil`.
    private static func daysSince1970(year: Int, month: Int, day: Int) -> Int {
        let year = month <= 2 ? year - 1 : year
        let era = year / 400
        let yearOfEra = year - era * 400
        let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
        return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
    }

    private static func date(daysSince1970 days: Int) -> (year: Int, month: Int, day: Int) {
        let shifted = days + 719_468
        let era = shifted / 146_097
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shiftedMonth = (5 * dayOfYear + 2) / 153
        let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
        let year = era * 400 + yearOfEra + (month <= 2 ? 1 : 0)
        return (year, month, dayOfYear - (153 * shiftedMonth + 2) / 5 + 1)
    }
}
