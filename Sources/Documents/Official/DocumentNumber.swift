package import Kernel

/// Number and symbol of a document, such as `05/LĐLĐ`, `10b/NQ-BCH` or `114/TLĐ-ToC`.
package struct DocumentNumber: Sendable, Hashable, Codable {
    /// Nil for a draft: the room for the number stays empty.
    package var number: Int?

    /// A letter after the number, such as the b of `10b`.
    package var letter: String

    /// What stands after the stroke.
    package var symbol: String

    package init(_ number: Int?, letter: String = "", symbol: String) {
        self.number = number
        self.letter = letter
        self.symbol = symbol
    }

    /// Numbers below ten have a zero before them.
    ///
    /// Source: Decree 30/2020/NĐ-CP, appendix I.
    package var text: String {
        let digits = number.map { Digits.padded($0, 2) } ?? String(repeating: "\u{A0}", count: 6)
        return digits + letter + "/" + symbol
    }

    /// Day, month and year as documents write them: a zero before days below ten and before January and February.
    package static func dateParts(of day: Day) -> (day: String, month: String, year: String) {
        let (year, month, day) = day.parts
        return (Digits.padded(day, 2), month <= 2 ? Digits.padded(month, 2) : String(month), String(year))
    }
}
