package import CardFormat

/// The chain of codes that a telephone keeps.
///
/// Only its anchor leaves the telephone before its codes are shown.
package struct TelephoneChain: Sendable {
    /// Values of the steps 0 to the last.
    private let values: [[UInt8]]
    package let anchor: ChainAnchor

    /// - Parameters:
    ///   - seed: 16 random bytes, the value of the last step.
    ///   - card: the id of the card, which the issuer tells before.
    ///   - steps: how many minutes the chain lasts; seven days are 10.080.
    package init(seed: [UInt8], card: [UInt8], startMinute: UInt32, steps: UInt16) {
        var values = [seed]
        values.reserveCapacity(Int(steps) + 1)
        var value = seed
        for step in stride(from: UInt32(steps), to: 0, by: -1) {
            value = HashChain.before(value, step: step, card: card)
            values.append(value)
        }
        values.reverse()
        self.values = values
        anchor = ChainAnchor(value: value, startMinute: startMinute)
    }

    /// 16 random bytes for a new chain.
    package static func newSeed() -> [UInt8] {
        var source = SystemRandomNumberGenerator()
        return (0..<HashChain.width).map { _ in UInt8.random(in: .min ... .max, using: &source) }
    }

    /// The code of a moment.
    ///
    /// In the first minute it is that of the second, since the first is the anchor itself; nil before the chain begins
    /// and after it ends.
    package func code(at unixSeconds: Int64) -> ChainCode? {
        let step = anchor.step(at: unixSeconds)
        return step < 0 ? nil : code(step: max(step, 1))
    }

    package func code(step: Int64) -> ChainCode? {
        guard step > 0, step < Int64(values.count) else { return nil }
        return ChainCode(step: UInt16(step), value: values[Int(step)])
    }
}
