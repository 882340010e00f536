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
        walk(value, from: step, to: step - 1, card: card)
    }

    /// The value of an earlier step: `from` − `to` hashes; nothing for a value or a card of another width.
    ///
    /// What is hashed is one block: the letters `cd1`, the 8 bytes of the card, the step in 4, the value in 16, a bit
    /// that ends it, and its length of 248 bits. A chain has thousands of steps, so the words of the block are made of
    /// the words of the value without going through bytes.
    package static func walk(_ value: [UInt8], from: UInt32, to: UInt32, card: [UInt8]) -> [UInt8] {
        guard value.count == width, card.count == 8 else { return [] }
        var words = InlineArray<16, UInt32>(repeating: 0)
        words[0] = 0x6364_3100 | UInt32(card[0])
        words[1] = SHA256Digest.word(card, 1)
        let end = SHA256Digest.word(card, 4) << 8
        words[15] = 248
        var first = SHA256Digest.word(value, 0)
        var second = SHA256Digest.word(value, 4)
        var third = SHA256Digest.word(value, 8)
        var fourth = SHA256Digest.word(value, 12)
        var step = from
        while step > to {
            words[2] = end | step &>> 24
            words[3] = step &<< 8 | first &>> 24
            words[4] = first &<< 8 | second &>> 24
            words[5] = second &<< 8 | third &>> 24
            words[6] = third &<< 8 | fourth &>> 24
            words[7] = fourth &<< 8 | 0x80
            let state = SHA256Digest.state(after: words)
            (first, second, third, fourth) = (state[0], state[1], state[2], state[3])
            step -= 1
        }
        var walked: [UInt8] = []
        walked.reserveCapacity(width)
        for word in [first, second, third, fourth] { SHA256Digest.append(word, to: &walked) }
        return walked
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
