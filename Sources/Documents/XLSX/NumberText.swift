/// Prints the numbers of a workbook as people wrote them.
enum NumberText {
    /// The text of a cell's number by its format; nil when it is no number.
    static func text(_ written: String, format: NumberFormat, is1904: Bool) -> String? {
        guard let decimal = Decimal(written) else { return nil }
        switch format {
        case .number:
            return decimal.text
        case .percent:
            return decimal.shifted(by: 2).text + "%"
        case .date:
            return Double(written).flatMap { instant($0, is1904: is1904) } ?? decimal.text
        }
    }

    /// `YYYY-MM-DD`, with `THH:MM:SS` when it is not midnight; `HH:MM:SS` for a time without a day; nil for no day.
    private static func instant(_ serial: Double, is1904: Bool) -> String? {
        guard serial >= 0, serial < Double(SerialDay.last + 1) else { return nil }
        var day = Int(serial)
        var seconds = Int(((serial - Double(day)) * 86_400).rounded())
        if seconds == 86_400 {
            day += 1
            seconds = 0
        }
        let time = [seconds / 3_600, seconds / 60 % 60, seconds % 60].map { SerialDay.padded($0, to: 2) }.joined(
            separator: ":")
        guard let date = SerialDay.date(number: day, is1904: is1904) else { return day == 0 ? time : nil }
        let text = SerialDay.text(year: date.year, month: date.month, day: date.day)
        return seconds == 0 ? text : "\(text)T\(time)"
    }

    /// A number as its digits and the place of its point.
    private struct Decimal {
        private var isNegative = false
        /// Digits before the point; empty for none.
        private var whole: [UInt8] = []
        private var fraction: [UInt8] = []

        /// Reads `-12.5` or `1.25E-3`; nil for anything else, and for exponents that no spreadsheet shows.
        init?(_ written: String) {
            self.init(digitsOf: written)
            // Programs write 0.29 as 0.28999999999999998: the shortest digits of that binary number are meant.
            guard !fraction.isEmpty, significantDigits > 15, let value = Double(written) else { return }
            self.init(digitsOf: value.description)
        }

        private init?(digitsOf written: String) {
            var rest = written.utf8[...]
            if let sign = rest.first, sign == UInt8(ascii: "-") || sign == UInt8(ascii: "+") {
                isNegative = sign == UInt8(ascii: "-")
                rest = rest.dropFirst()
            }
            whole = Array(rest.prefix(while: Self.isDigit))
            rest = rest.dropFirst(whole.count)
            if rest.first == UInt8(ascii: ".") {
                fraction = Array(rest.dropFirst().prefix(while: Self.isDigit))
                rest = rest.dropFirst(1 + fraction.count)
            }
            guard !whole.isEmpty || !fraction.isEmpty else { return nil }
            if let mark = rest.first, mark == UInt8(ascii: "E") || mark == UInt8(ascii: "e") {
                guard let exponent = Int(Substring(rest.dropFirst())), abs(exponent) <= 310 else { return nil }
                self = shifted(by: exponent)
            } else if !rest.isEmpty {
                return nil
            }
        }

        /// The number with its point moved to the right, or to the left when negative.
        func shifted(by places: Int) -> Decimal {
            var result = self
            for _ in 0..<max(0, places) {
                result.whole.append(result.fraction.isEmpty ? UInt8(ascii: "0") : result.fraction.removeFirst())
            }
            for _ in 0..<max(0, -places) {
                result.fraction.insert(result.whole.popLast() ?? UInt8(ascii: "0"), at: 0)
            }
            return result
        }

        /// The digits, without zeros in front and without a fraction of zeros.
        var text: String {
            let digits = whole.drop { $0 == UInt8(ascii: "0") }
            let hasFraction = fraction.contains { $0 != UInt8(ascii: "0") }
            let isZero = digits.isEmpty && !hasFraction
            let start =
                (isNegative && !isZero ? "-" : "") + (digits.isEmpty ? "0" : String(decoding: digits, as: UTF8.self))
            return hasFraction ? start + "." + String(decoding: fraction, as: UTF8.self) : start
        }

        private var significantDigits: Int {
            (whole + fraction).drop { $0 == UInt8(ascii: "0") }.count
        }

        private static func isDigit(_ byte: UInt8) -> Bool {
            UInt8(ascii: "0")...UInt8(ascii: "9") ~= byte
        }
    }
}
