/// A numerator and a denominator: added up first, divided once, rounded once, when it is printed.
package struct Ratio: Sendable, Hashable {
    package let numerator: Int64
    package let denominator: Int64

    package init(_ numerator: Int64, _ denominator: Int64) {
        self.numerator = numerator
        self.denominator = denominator
    }

    /// The percentage in ten-to-the-`decimals` parts of one per cent; nil without a denominator above 0.
    ///
    /// 2.150 of 3.686 in hundredths is 5833 half up and 5832 cut (clause 4.15).
    package func percent(decimals: Int, _ rounding: Rounding) -> Int64? {
        guard denominator > 0, (0...6).contains(decimals) else { return nil }
        let scale = (0..<decimals).reduce(Int128(100)) { scale, _ in scale * 10 }
        return Int64(exactly: rounding.divide(Int128(numerator) * scale, by: Int128(denominator)))
    }

    /// As people write it, `58,33%` in Vietnamese; nil without a denominator.
    package func printed(decimals: Int, _ rounding: Rounding = .halfUp, separator: Character = ",") -> String? {
        guard let parts = percent(decimals: decimals, rounding) else { return nil }
        guard decimals > 0 else { return "\(parts)%" }
        let digits = Digits.padded(Int(parts.magnitude), decimals + 1)
        return "\(parts < 0 ? "-" : "")\(digits.dropLast(decimals))\(separator)\(digits.suffix(decimals))%"
    }
}
