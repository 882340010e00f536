/// UUID version 7 (RFC 9562): sorts by the time at which it was made.
package enum TimeOrderedID {
    /// Lower-case text of 36 characters.
    package static func make(at instant: Instant, using generator: inout some RandomNumberGenerator) -> String {
        let milliseconds = UInt64(max(0, instant.microseconds / 1_000)) & 0xFFFF_FFFF_FFFF
        let high = milliseconds << 16 | 0x7000 | generator.next() & 0x0FFF
        let low = generator.next() & 0x3FFF_FFFF_FFFF_FFFF | 0x8000_0000_0000_0000
        let digits = hexadecimal(high) + hexadecimal(low)
        let groups = [0..<8, 8..<12, 12..<16, 16..<20, 20..<32].map { String(decoding: digits[$0], as: UTF8.self) }
        return groups.joined(separator: "-")
    }

    package static func make(at instant: Instant) -> String {
        var generator = SystemRandomNumberGenerator()
        return make(at: instant, using: &generator)
    }

    private static func hexadecimal(_ value: UInt64) -> [UInt8] {
        (0..<16).map { Array("0123456789abcdef".utf8)[Int(value >> UInt64(60 - $0 * 4) & 0xF)] }
    }
}
