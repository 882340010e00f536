/// Decimal digits without Foundation's formatters, which are slow and depend on the machine's locale.
package enum Digits {
    /// The number with zeros before it up to `width` digits.
    package static func padded(_ value: Int, _ width: Int) -> String {
        let text = String(value)
        return text.utf8.count >= width ? text : String(repeating: "0", count: width - text.utf8.count) + text
    }

    /// The number in groups of three, separated as the language does: dot in Vietnamese, comma in English.
    package static func grouped(_ value: Int64, separator: Character = ".") -> String {
        let digits = String(value.magnitude)
        var result = value < 0 ? "-" : ""
        for (index, digit) in digits.enumerated() {
            if index > 0, (digits.utf8.count - index) % 3 == 0 { result.append(separator) }
            result.append(digit)
        }
        return result
    }

    /// True for digits with an optional minus sign before them and an optional point between them, such as `-0.5`.
    package static func isDecimal(_ text: some StringProtocol) -> Bool {
        let parts = (text.hasPrefix("-") ? text.dropFirst() : text[...])
            .split(separator: ".", omittingEmptySubsequences: false)
        return (1...2).contains(parts.count)
            && parts.allSatisfy { !$0.isEmpty && $0.utf8.allSatisfy { (48...57).contains($0) } }
    }

    /// A whole number of at most 18 digits with an optional minus sign; nil for anything else, also for `-0`.
    package static func integer(_ text: some StringProtocol) -> Int64? {
        guard text.utf8.count <= 19, text.utf8.first != UInt8(ascii: "+"), let value = Int64(text),
            value != 0 || text.utf8.first != UInt8(ascii: "-")
        else { return nil }
        return value
    }
}
