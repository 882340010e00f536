package import Kernel

/// The smallest and the largest discount of some goods (clauses 3.12 and 3.16).
package struct DiscountRange: Sendable, Hashable {
    package let low: Percentage
    package let high: Percentage

    /// Nil when there is no discount to tell.
    package init?(_ rates: some Sequence<Percentage>) {
        let sorted = rates.sorted { $0.millionths < $1.millionths }
        guard let low = sorted.first, let high = sorted.last else { return nil }
        self.low = low
        self.high = high
    }

    /// In short, as headlines print it: `30-42,8%`.
    package var printed: String {
        low == high ? low.printed : "\(low.printed.dropLast())-\(high.printed)"
    }
}

extension Percentage {
    /// With a comma and at most two decimals, half up: `42,8%`.
    package var printed: String {
        let hundredths = Int(Rounding.halfUp.divide(Int128(millionths), by: 10_000))
        let (whole, rest) = hundredths.quotientAndRemainder(dividingBy: 100)
        guard rest != 0 else { return "\(whole)%" }
        let decimals = Digits.padded(rest, 2)
        return "\(whole),\(decimals.hasSuffix("0") ? decimals.prefix(1) : decimals[...])%"
    }
}

extension ProductPrice {
    /// What a member saves of the list price, whether the agreement tells a price or a percentage.
    ///
    /// Nil when the list price is 0 or the member's price lies above it.
    package var discountRate: Percentage? {
        guard let memberPrice else { return discount ?? Percentage(millionths: 0) }
        guard listPrice.amount > 0, memberPrice <= listPrice else { return nil }
        let saved = Int128(listPrice.amount - memberPrice.amount) * 100_000_000
        return Percentage(millionths: Int64(Rounding.halfUp.divide(saved, by: Int128(listPrice.amount))))
    }
}
