internal import Kernel

/// How much something grew from one period to another: the difference, and its share in what was before.
struct GrowthRate: Sendable, Hashable {
    let now: Int64
    let before: Int64

    var change: Int64 { now - before }

    /// Tenths of a hundredth, rounded half up once; nil where there was nothing before.
    var tenths: Int64? {
        before > 0 ? Int64(Rounding.halfUp.divide(Int128(change) * 1_000, by: Int128(before))) : nil
    }

    /// With its sign: `+1.250`.
    var printedChange: String { (change > 0 ? "+" : "") + Digits.grouped(change) }

    /// With its sign: `+12,5 %`; a dash where there was nothing before.
    var printedRate: String {
        guard let tenths else { return "–" }
        let sign = tenths > 0 ? "+" : tenths < 0 ? "-" : ""
        return "\(sign)\(Digits.grouped(Int64((tenths / 10).magnitude))),\(tenths.magnitude % 10) %"
    }

    /// What was divided by what; empty where there was nothing before.
    var printedParts: String {
        before > 0 ? "\(Digits.grouped(change)) / \(Digits.grouped(before))" : ""
    }

    /// As other programs read it, such as `-0.5`; nil where there was nothing before.
    var decimal: String? {
        tenths.map { "\($0 < 0 ? "-" : "")\($0.magnitude / 10).\($0.magnitude % 10)" }
    }
}

extension ReachFigures {
    var turnsGrowth: GrowthRate { GrowthRate(now: Int64(now.turns), before: Int64(before.turns)) }
    var salesGrowth: GrowthRate { GrowthRate(now: now.paidAmount.amount, before: before.paidAmount.amount) }
}
