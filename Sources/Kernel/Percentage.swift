/// An exact percentage between 0 and 100 with at most six decimals, for example 42,8 %.
package struct Percentage: Hashable, Sendable {
    /// Millionths of one per cent; 42,8 % is 42.800.000.
    package let millionths: Int64

    /// Nil outside 0...100 %.
    package init?(millionths: Int64) {
        guard (0...100_000_000).contains(millionths) else { return nil }
        self.millionths = millionths
    }

    /// Reads a decimal with a point, such as `42.8`; nil outside 0...100 or with more than six decimals.
    package init?(_ text: some StringProtocol) {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        guard (1...2).contains(parts.count), let whole = parts.first, (1...3).contains(whole.utf8.count),
            whole.utf8.allSatisfy({ (48...57).contains($0) }), let units = Int64(whole)
        else { return nil }
        var fraction: Int64 = 0
        if parts.count == 2 {
            guard (1...6).contains(parts[1].utf8.count), parts[1].utf8.allSatisfy({ (48...57).contains($0) }),
                let digits = Int64(parts[1])
            else { return nil }
            fraction = digits
            for _ in parts[1].utf8.count..<6 { fraction *= 10 }
        }
        self.init(millionths: units * 1_000_000 + fraction)
    }

    /// What is left of an amount after this discount, half up to the đồng.
    package func reducing(_ amount: Int64, times quantity: Int64) -> Int64 {
        let rest = Int128(100_000_000 - millionths)
        return Int64(Rounding.halfUp.divide(Int128(amount) * Int128(quantity) * rest, by: 100_000_000))
    }

    /// The decimal that `init(_:)` reads, without trailing zeros.
    package var decimal: String {
        let (whole, rest) = millionths.quotientAndRemainder(dividingBy: 1_000_000)
        guard rest != 0 else { return String(whole) }
        var decimals = Digits.padded(Int(rest), 6)
        while decimals.hasSuffix("0") { decimals.removeLast() }
        return "\(whole).\(decimals)"
    }
}
