/// An amount of Vietnamese đồng: a whole number, never a fraction (architecture decision 2).
package struct Dong: Hashable, Comparable, Sendable {
    package let amount: Int64

    package init(_ amount: Int64) {
        self.amount = amount
    }

    package static let zero = Dong(0)
    /// The largest amount that a file or request may name: 10^12 đồng (welfare-rules section 1).
    package static let largest = Dong(1_000_000_000_000)

    package static func < (left: Dong, right: Dong) -> Bool { left.amount < right.amount }
    package static func + (left: Dong, right: Dong) -> Dong { Dong(left.amount + right.amount) }
    package static func - (left: Dong, right: Dong) -> Dong { Dong(left.amount - right.amount) }
    package static func += (left: inout Dong, right: Dong) { left = left + right }

    /// Đồng in groups of three: `1.234.567`.
    package var printed: String { Digits.grouped(amount) }

    /// Triệu đồng with up to three decimals after a comma, half up: `1.234,568`.
    ///
    /// A total is printed from its own đồng, never from rounded lines (welfare-rules section 4).
    package var printedInMillions: String {
        let thousands = Rounding.halfUp.divide(Int128(amount), by: 1_000)
        let (whole, rest) = thousands.magnitude.quotientAndRemainder(dividingBy: 1_000)
        let sign = thousands < 0 ? "-" : ""
        guard rest != 0 else { return sign + Digits.grouped(Int64(whole)) }
        var decimals = Digits.padded(Int(rest), 3)
        while decimals.hasSuffix("0") { decimals.removeLast() }
        return "\(sign)\(Digits.grouped(Int64(whole))),\(decimals)"
    }
}
