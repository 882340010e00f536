/// SHA-256 (FIPS 180-4) of a few bytes.
///
/// A chain needs it at once and thousands of times in a row; in a browser the system's own answers only later. The
/// server signs and seals with swift-crypto's.
package enum SHA256Digest {
    private static let initial: InlineArray<8, UInt32> = [
        0x6a09_e667, 0xbb67_ae85, 0x3c6e_f372, 0xa54f_f53a, 0x510e_527f, 0x9b05_688c, 0x1f83_d9ab, 0x5be0_cd19,
    ]

    private static let constants: InlineArray<64, UInt32> = [
        0x428a_2f98, 0x7137_4491, 0xb5c0_fbcf, 0xe9b5_dba5, 0x3956_c25b, 0x59f1_11f1, 0x923f_82a4, 0xab1c_5ed5,
        0xd807_aa98, 0x1283_5b01, 0x2431_85be, 0x550c_7dc3, 0x72be_5d74, 0x80de_b1fe, 0x9bdc_06a7, 0xc19b_f174,
        0xe49b_69c1, 0xefbe_4786, 0x0fc1_9dc6, 0x240c_a1cc, 0x2de9_2c6f, 0x4a74_84aa, 0x5cb0_a9dc, 0x76f9_88da,
        0x983e_5152, 0xa831_c66d, 0xb003_27c8, 0xbf59_7fc7, 0xc6e0_0bf3, 0xd5a7_9147, 0x06ca_6351, 0x1429_2967,
        0x27b7_0a85, 0x2e1b_2138, 0x4d2c_6dfc, 0x5338_0d13, 0x650a_7354, 0x766a_0abb, 0x81c2_c92e, 0x9272_2c85,
        0xa2bf_e8a1, 0xa81a_664b, 0xc24b_8b70, 0xc76c_51a3, 0xd192_e819, 0xd699_0624, 0xf40e_3585, 0x106a_a070,
        0x19a4_c116, 0x1e37_6c08, 0x2748_774c, 0x34b0_bcb5, 0x391c_0cb3, 0x4ed8_aa4a, 0x5b9c_ca4f, 0x682e_6ff3,
        0x748f_82ee, 0x78a5_636f, 0x84c8_7814, 0x8cc7_0208, 0x90be_fffa, 0xa450_6ceb, 0xbef9_a3f7, 0xc671_78f2,
    ]

    /// 32 bytes.
    package static func hash(_ message: [UInt8]) -> [UInt8] {
        var padded = message
        padded.append(0x80)
        while padded.count % 64 != 56 { padded.append(0) }
        let bits = UInt64(message.count) * 8
        for place in 0..<8 { padded.append(UInt8(truncatingIfNeeded: bits >> UInt64(56 - 8 * place))) }
        var state = initial
        var words = InlineArray<16, UInt32>(repeating: 0)
        for start in stride(from: 0, to: padded.count, by: 64) {
            for index in 0..<16 { words[index] = word(padded, start + 4 * index) }
            state = compressed(words, state)
        }
        var digest: [UInt8] = []
        digest.reserveCapacity(32)
        for index in 0..<8 { append(state[index], to: &digest) }
        return digest
    }

    /// The state after a message of one block, whose padding is among its words.
    static func state(after words: InlineArray<16, UInt32>) -> InlineArray<8, UInt32> { compressed(words, initial) }

    /// Four bytes from a place on, the first one highest.
    static func word(_ bytes: [UInt8], _ place: Int) -> UInt32 {
        UInt32(bytes[place]) << 24 | UInt32(bytes[place + 1]) << 16 | UInt32(bytes[place + 2]) << 8
            | UInt32(bytes[place + 3])
    }

    static func append(_ word: UInt32, to bytes: inout [UInt8]) {
        for shift: UInt32 in [24, 16, 8, 0] { bytes.append(UInt8(truncatingIfNeeded: word >> shift)) }
    }

    /// One block of 64 bytes (FIPS 180-4, 6.2.2); of the schedule of words only the last sixteen are kept.
    private static func compressed(
        _ block: InlineArray<16, UInt32>, _ state: InlineArray<8, UInt32>
    ) -> InlineArray<8, UInt32> {
        var words = block
        var (a, b, c, d) = (state[0], state[1], state[2], state[3])
        var (e, f, g, h) = (state[4], state[5], state[6], state[7])
        for index in 0..<64 {
            let place = index & 15
            if index >= 16 {
                let (before, late) = (words[(index &+ 1) & 15], words[(index &+ 14) & 15])
                let first = turned(before, 7) ^ turned(before, 18) ^ before &>> 3
                let second = turned(late, 17) ^ turned(late, 19) ^ late &>> 10
                words[place] = words[place] &+ first &+ words[(index &+ 9) & 15] &+ second
            }
            let choice = (e & f) ^ (~e & g)
            let majority = (a & b) ^ (a & c) ^ (b & c)
            let upper = turned(e, 6) ^ turned(e, 11) ^ turned(e, 25)
            let lower = turned(a, 2) ^ turned(a, 13) ^ turned(a, 22)
            let first = h &+ upper &+ choice &+ constants[index] &+ words[place]
            (h, g, f, e) = (g, f, e, d &+ first)
            (d, c, b, a) = (c, b, a, first &+ lower &+ majority)
        }
        return [
            state[0] &+ a, state[1] &+ b, state[2] &+ c, state[3] &+ d, state[4] &+ e, state[5] &+ f, state[6] &+ g,
            state[7] &+ h,
        ]
    }

    private static func turned(_ word: UInt32, _ places: UInt32) -> UInt32 {
        word &>> places | word &<< (32 &- places)
    }
}
