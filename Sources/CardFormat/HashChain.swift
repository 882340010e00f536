/// A rotating code without a shared secret (T/Key, DOI 10.1145/3133956.3133989).
///
/// The telephone draws the last value and keeps it; each value is the hash of the one after it, and the card carries
/// the one before all. Whoever knows a value can check it against any earlier one and cannot make a later one.
package enum HashChain {
    /// How long a code stands.
    package static let stepSeconds: Int64 = 60
    /// Bytes of a value.
    package static let width = 16

    /// The value of step `step` − 1, from that of `step`.
    package static func before(_ value: [UInt8], step: UInt32, card: [UInt8]) -> [UInt8] {
        var message: [UInt8] = [0x63, 0x64, 0x31]
        message.reserveCapacity(3 + 8 + 4 + width)
        message += card
        for shift: UInt32 in [24, 16, 8, 0] { message.append(UInt8(truncatingIfNeeded: step >> shift)) }
        message += value
        return [UInt8](SHA256Digest.hash(message)[0..<width])
    }

    /// The value of an earlier step: `from` − `to` hashes.
    package static func walk(_ value: [UInt8], from: UInt32, to: UInt32, card: [UInt8]) -> [UInt8] {
        var value = value
        var step = from
        while step > to {
            value = before(value, step: step, card: card)
            step -= 1
        }
        return value
    }

    /// The minute since 1970 in which a moment lies.
    package static func minute(of unixSeconds: Int64) -> Int64 {
        let minute = unixSeconds / stepSeconds
        return unixSeconds % stepSeconds < 0 ? minute - 1 : minute
    }
}

/// Where a card's chain begins, as the card carries it.
package struct ChainAnchor: Equatable, Sendable {
    /// The value of step 0.
    package let value: [UInt8]
    /// The minute since 1970 of step 0.
    package let startMinute: UInt32

    package init(value: [UInt8], startMinute: UInt32) {
        self.value = value
        self.startMinute = startMinute
    }

    /// The step of a moment; below 0 before the chain begins.
    package func step(at unixSeconds: Int64) -> Int64 {
        HashChain.minute(of: unixSeconds) - Int64(startMinute)
    }
}

/// A step with its value: what a telephone shows, and what a counter keeps of the last one that it accepted.
package struct ChainCode: Equatable, Sendable {
    package let step: UInt16
    package let value: [UInt8]

    package init(step: UInt16, value: [UInt8]) {
        self.step = step
        self.value = value
    }

    /// Whether the value belongs to its step: by way of the code that was accepted last, else from the anchor on.
    ///
    /// - Parameter accepted: a code of the same card that held; it saves the hashes of all steps before it.
    package func holds(from anchor: ChainAnchor, accepted: ChainCode?, card: [UInt8]) -> Bool {
        guard step > 0, value.count == HashChain.width else { return false }
        guard let accepted, accepted.step > 0 else {
            return HashChain.walk(value, from: UInt32(step), to: 0, card: card) == anchor.value
        }
        if accepted.step > step {
            return HashChain.walk(accepted.value, from: UInt32(accepted.step), to: UInt32(step), card: card) == value
        }
        return HashChain.walk(value, from: UInt32(step), to: UInt32(accepted.step), card: card) == accepted.value
    }
}
