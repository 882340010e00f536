/// A calendar day, counted from 1970-01-01, without time or zone.
///
/// Days are what the rules speak of: agreements, prices, memberships and figures begin and end on days.
package struct Day: Hashable, Comparable, Sendable {
    /// Days since 1970-01-01; negative before.
    package let number: Int32

    package init(number: Int32) {
        self.number = number
    }

    /// Nil unless the three numbers name a day of the Gregorian calendar between the years 1 and 9999.
    package init?(year: Int, month: Int, day: Int) {
        guard (1...9999).contains(year), (1...12).contains(month), day >= 1,
            day <= Day.length(ofMonth: month, year: year)
        else { return nil }
        self.number = Day.number(year: year, month: month, day: day)
    }

    /// Reads `YYYY-MM-DD` and `D/M/YYYY`, as welfare-rules section 1 allows; nil for anything else.
    package init?(_ text: some StringProtocol) {
        var fields: [Int] = []
        var digits = 0
        var value = 0
        var separator: UInt8?
        var firstWidth = 0
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "0")...UInt8(ascii: "9"):
                digits += 1
                value = value * 10 + Int(byte - UInt8(ascii: "0"))
                guard digits <= 4 else { return nil }
            case UInt8(ascii: "-"), UInt8(ascii: "/"):
                guard digits > 0, separator == nil || separator == byte, fields.count < 2 else { return nil }
                if fields.isEmpty { firstWidth = digits }
                separator = byte
                fields.append(value)
                digits = 0
                value = 0
            default: return nil
            }
        }
        guard fields.count == 2, digits > 0 else { return nil }
        if separator == UInt8(ascii: "-") {
            guard firstWidth == 4, digits == 2, text.utf8.count == 10 else { return nil }
            self.init(year: fields[0], month: fields[1], day: value)
        } else {
            guard digits == 4, firstWidth <= 2 else { return nil }
            self.init(year: value, month: fields[1], day: fields[0])
        }
    }

    /// Before every day that a file can name.
    package static let distantPast = Day(number: -1_000_000)

    package static func < (left: Day, right: Day) -> Bool { left.number < right.number }

    package static func + (day: Day, count: Int) -> Day { Day(number: day.number + Int32(count)) }

    package static func - (day: Day, count: Int) -> Day { Day(number: day.number - Int32(count)) }

    /// Year, month and day of the Gregorian calendar.
    package var parts: (year: Int, month: Int, day: Int) {
        // Shift the year to begin in March: leap days then end a year, and months follow one formula.
        let shifted = Int(number) + 719_468
        let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shiftedMonth = (5 * dayOfYear + 2) / 153
        let day = dayOfYear - (153 * shiftedMonth + 2) / 5 + 1
        let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
        return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day)
    }

    /// 1 for Monday to 7 for Sunday, as ISO 8601 counts.
    package var weekday: Int {
        let sinceMonday = (Int(number) + 3) % 7
        return (sinceMonday < 0 ? sinceMonday + 7 : sinceMonday) + 1
    }

    private static func number(year: Int, month: Int, day: Int) -> Int32 {
        let shiftedYear = month <= 2 ? year - 1 : year
        let era = (shiftedYear >= 0 ? shiftedYear : shiftedYear - 399) / 400
        let yearOfEra = shiftedYear - era * 400
        let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
        let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
        return Int32(era * 146_097 + dayOfEra - 719_468)
    }

    private static func length(ofMonth month: Int, year: Int) -> Int {
        switch month {
        case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }
}

extension Day: CustomStringConvertible {
    /// `YYYY-MM-DD`.
    package var description: String {
        let (year, month, day) = parts
        return "\(Digits.padded(year, 4))-\(Digits.padded(month, 2))-\(Digits.padded(day, 2))"
    }

    /// `DD/MM/YYYY`, as Vietnamese screens and papers write it.
    package var printed: String {
        let (year, month, day) = parts
        return "\(Digits.padded(day, 2))/\(Digits.padded(month, 2))/\(Digits.padded(year, 4))"
    }
}
