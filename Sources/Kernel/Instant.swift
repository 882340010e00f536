/// A point in time, in microseconds since 1970-01-01T00:00:00Z.
package struct Instant: Hashable, Comparable, Sendable {
    package let microseconds: Int64

    package init(microseconds: Int64) {
        self.microseconds = microseconds
    }

    package init(unixSeconds: Int64) {
        self.init(microseconds: unixSeconds * 1_000_000)
    }

    /// Whole seconds since 1970, as cards and signed lists tell time.
    package var unixSeconds: Int64 { microseconds / 1_000_000 }

    package static func < (left: Instant, right: Instant) -> Bool { left.microseconds < right.microseconds }

    package static func + (instant: Instant, seconds: Int64) -> Instant {
        Instant(microseconds: instant.microseconds + seconds * 1_000_000)
    }

    /// Asia/Ho_Chi_Minh has been seven hours ahead of UTC without a change since 1975.
    static let businessOffsetSeconds: Int64 = 7 * 3_600

    /// The date in Asia/Ho_Chi_Minh, which decides period, price and limit (welfare-rules: the business day).
    package var businessDay: Day {
        Day(number: Int32(Instant.floorDivide(microseconds, by: 86_400_000_000, shift: Instant.businessOffsetSeconds)))
    }

    /// The beginning of a business day.
    package init(startOf day: Day) {
        microseconds = (Int64(day.number) * 86_400 - Instant.businessOffsetSeconds) * 1_000_000
    }

    private static func floorDivide(_ value: Int64, by divisor: Int64, shift: Int64) -> Int64 {
        let shifted = value + shift * 1_000_000
        let quotient = shifted / divisor
        return shifted % divisor < 0 ? quotient - 1 : quotient
    }
}

extension Instant {
    /// Reads RFC 3339 with an offset, for example `2026-06-30T23:59:59+07:00`; nil for anything else.
    ///
    /// A fraction finer than a microsecond is cut. A leap second (`:60`) counts as the second after.
    package init?(_ text: some StringProtocol) {
        var reader = DigitReader(Array(text.utf8))
        guard let year = reader.number(width: 4), reader.skip("-"), let month = reader.number(width: 2),
            reader.skip("-"), let dayOfMonth = reader.number(width: 2),
            let day = Day(year: year, month: month, day: dayOfMonth),
            reader.skip("T") || reader.skip("t") || reader.skip(" "),
            let hour = reader.number(width: 2), hour < 24, reader.skip(":"),
            let minute = reader.number(width: 2), minute < 60, reader.skip(":"),
            let second = reader.number(width: 2), second <= 60
        else { return nil }
        var fraction: Int64 = 0
        if reader.skip(".") {
            guard let microseconds = reader.fraction() else { return nil }
            fraction = microseconds
        }
        guard let offset = reader.offsetSeconds(), reader.isAtEnd else { return nil }
        let seconds = Int64(day.number) * 86_400 + Int64(hour * 3_600 + minute * 60 + second) - Int64(offset)
        self.init(microseconds: seconds * 1_000_000 + fraction)
    }

    /// RFC 3339 in Vietnamese time: `2026-06-30T23:59:59+07:00`, with a fraction only where there is one.
    package var iso8601: String {
        let day = businessDay
        let ofDay = microseconds - Instant(startOf: day).microseconds
        let (seconds, fraction) = ofDay.quotientAndRemainder(dividingBy: 1_000_000)
        let time = [seconds / 3_600, seconds / 60 % 60, seconds % 60].map { Digits.padded(Int($0), 2) }
        let tail = fraction == 0 ? "" : "." + Digits.padded(Int(fraction), 6)
        return "\(day)T\(time.joined(separator: ":"))\(tail)+07:00"
    }

    /// `HH:MM` in Vietnamese time.
    package var clockTime: String {
        let minutes = (microseconds - Instant(startOf: businessDay).microseconds) / 60_000_000
        return "\(Digits.padded(Int(minutes / 60), 2)):\(Digits.padded(Int(minutes % 60), 2))"
    }
}

/// Walks over the bytes of a timestamp.
private struct DigitReader {
    private let bytes: [UInt8]
    private var position = 0

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
    }

    var isAtEnd: Bool { position == bytes.count }

    mutating func skip(_ character: Unicode.Scalar) -> Bool {
        guard position < bytes.count, bytes[position] == UInt8(ascii: character) else { return false }
        position += 1
        return true
    }

    mutating func digit() -> Int? {
        guard position < bytes.count, (48...57).contains(bytes[position]) else { return nil }
        position += 1
        return Int(bytes[position - 1]) - 48
    }

    mutating func number(width: Int) -> Int? {
        var value = 0
        for _ in 0..<width {
            guard let digit = digit() else { return nil }
            value = value * 10 + digit
        }
        return value
    }

    /// Microseconds of the digits after the point; nil without any.
    mutating func fraction() -> Int64? {
        var value: Int64 = 0
        var count = 0
        while let digit = digit() {
            if count < 6 { value = value * 10 + Int64(digit) }
            count += 1
            guard count <= 30 else { return nil }
        }
        guard count > 0 else { return nil }
        for _ in min(count, 6)..<6 { value *= 10 }
        return value
    }

    /// Seconds ahead of UTC; nil without an offset, because a local time without one names no instant.
    mutating func offsetSeconds() -> Int? {
        if skip("Z") || skip("z") { return 0 }
        let sign = skip("+") ? 1 : skip("-") ? -1 : 0
        guard sign != 0, let hours = number(width: 2), hours < 24, skip(":"),
            let minutes = number(width: 2), minutes < 60
        else { return nil }
        return sign * (hours * 3_600 + minutes * 60)
    }
}
