/// How a quotient becomes a whole number; rates are added up first, divided then and rounded once.
package enum Rounding: String, Sendable {
    /// To the nearest; a half goes away from zero.
    case halfUp = "half_up"
    /// Towards zero: what stands behind the comma is cut.
    case cut

    /// The rounded quotient; the divisor must be positive.
    package func divide(_ numerator: Int128, by denominator: Int128) -> Int128 {
        let (quotient, remainder) = numerator.quotientAndRemainder(dividingBy: denominator)
        guard self == .halfUp, Int128(remainder.magnitude) * 2 >= denominator else { return quotient }
        return numerator < 0 ? quotient - 1 : quotient + 1
    }
}
