/// Writes CBOR as RFC 8949, 4.2.1 asks for: every length told, every number in the fewest bytes.
package struct CBORWriter {
    package private(set) var bytes: [UInt8] = []

    package init() {}

    package mutating func integer(_ value: Int64) {
        if value >= 0 { head(0, UInt64(value)) } else { head(1, UInt64(-1 - value)) }
    }

    package mutating func unsigned(_ value: some BinaryInteger) {
        head(0, UInt64(value))
    }

    package mutating func bytes(_ value: [UInt8]) {
        head(2, UInt64(value.count))
        bytes += value
    }

    package mutating func text(_ value: StaticString) {
        text([UInt8](value))
    }

    /// A text in UTF-8.
    package mutating func text(_ value: [UInt8]) {
        head(3, UInt64(value.count))
        bytes += value
    }

    /// What follows are its elements.
    package mutating func array(_ count: Int) {
        head(4, UInt64(count))
    }

    /// What follows are its keys and values in turn.
    package mutating func map(_ count: Int) {
        head(5, UInt64(count))
    }

    /// What follows is what it means.
    package mutating func tag(_ number: UInt64) {
        head(6, number)
    }

    package mutating func boolean(_ value: Bool) {
        bytes.append(value ? 0xF5 : 0xF4)
    }

    /// An item that is written already.
    package mutating func written(_ item: [UInt8]) {
        bytes += item
    }

    private mutating func head(_ major: UInt8, _ argument: UInt64) {
        let type = major << 5
        let width: Int
        switch argument {
        case 0...23: return bytes.append(type | UInt8(truncatingIfNeeded: argument))
        case 24...0xFF: (width, _) = (1, bytes.append(type | 24))
        case 0x100...0xFFFF: (width, _) = (2, bytes.append(type | 25))
        case 0x1_0000...0xFFFF_FFFF: (width, _) = (4, bytes.append(type | 26))
        default: (width, _) = (8, bytes.append(type | 27))
        }
        for place in 0..<width { bytes.append(UInt8(truncatingIfNeeded: argument >> UInt64(8 * (width - 1 - place)))) }
    }
}
