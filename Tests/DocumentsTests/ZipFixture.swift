/// Zip archives made by hand, so that they can be wrong in every way.
enum ZipFixture {
    /// An archive that holds the parts as they are, not packed.
    static func archive(_ parts: [(name: String, bytes: [UInt8])]) -> [UInt8] {
        archive(
            parts.map {
                Part(name: $0.name, method: 0, packed: $0.bytes, size: $0.bytes.count, checksum: checksum($0.bytes))
            }
        )
    }

    /// An archive with the parts, and one more that unpacks to an open tag and about this many spaces.
    ///
    /// It is packed to a thousandth of that.
    static func bomb(_ parts: [(name: String, bytes: [UInt8])], name: String, spaces: Int) -> [UInt8] {
        let plain = parts.map {
            Part(name: $0.name, method: 0, packed: $0.bytes, size: $0.bytes.count, checksum: checksum($0.bytes))
        }
        return archive(plain + [Part(name: name, method: 8, packed: packedSpaces(spaces), size: 100, checksum: 0)])
    }

    private struct Part {
        let name: String
        let method: Int
        let packed: [UInt8]
        let size: Int
        let checksum: UInt32
    }

    private static func archive(_ parts: [Part]) -> [UInt8] {
        var bytes: [UInt8] = []
        var directory: [UInt8] = []
        for part in parts {
            let name = Array(part.name.utf8)
            let common: [UInt8] =
                little(20, 2) + little(0x800, 2) + little(part.method, 2) + little(0, 2) + little(0x21, 2)
                + little(Int(part.checksum), 4) + little(part.packed.count, 4) + little(part.size, 4)
                + little(name.count, 2) + little(0, 2)
            let offset = little(bytes.count, 4)
            directory += [0x50, 0x4B, 1, 2] + little(20, 2) + common + little(0, 10) + offset + name
            bytes += [0x50, 0x4B, 3, 4] + common + name + part.packed
        }
        let end =
            [0x50, 0x4B, 5, 6] + little(0, 4) + little(parts.count, 2) + little(parts.count, 2)
            + little(directory.count, 4) + little(bytes.count, 4) + little(0, 2)
        return bytes + directory + end
    }

    private static func little(_ value: Int, _ width: Int) -> [UInt8] {
        (0..<width).map { $0 < 8 ? UInt8(truncatingIfNeeded: value >> ($0 * 8)) : 0 }
    }

    private static func checksum(_ bytes: [UInt8]) -> UInt32 {
        var sum = UInt32.max
        for byte in bytes { sum = sum >> 8 ^ checksums[Int(UInt8(truncatingIfNeeded: sum) ^ byte)] }
        return ~sum
    }

    private static let checksums: [UInt32] = (0..<256).map { byte in
        (0..<8).reduce(byte) { sum, _ in sum & 1 == 1 ? sum >> 1 ^ 0xEDB8_8320 : sum >> 1 }
    }

    /// A deflate block (RFC 1951, 3.2.7): a space, then copies of 258 spaces from one byte back, two bits each.
    private static func packedSpaces(_ count: Int) -> [UInt8] {
        var bits: [UInt8] = []
        func number(_ value: Int, _ width: Int) {
            for index in 0..<width { bits.append(UInt8(value >> index & 1)) }
        }
        func code(_ digits: String) {
            bits += digits.utf8.map { $0 - UInt8(ascii: "0") }
        }
        // The last block, with its own codes: 286 for lengths, 1 for distances, 18 lengths of code lengths.
        number(1, 1)
        number(2, 2)
        number(29, 5)
        number(0, 5)
        number(14, 4)
        // Code lengths: runs of zeros (18) are `0`, 1 is `10`, 2 is `11`.
        for index in 0..<18 { number(index == 2 ? 1 : index == 15 || index == 17 ? 2 : 0, 3) }
        func zeros(_ run: Int) {
            code("0")
            number(run - 11, 7)
        }
        zeros(32)
        code("11")
        zeros(138)
        zeros(85)
        code("11")
        zeros(28)
        code("10")
        code("10")
        // A space is `10`, a copy of 258 is `0` and its distance `0`, the end is `11` (which nobody reads).
        code("10")
        while bits.count % 8 != 0 { bits.append(0) }
        let header = stride(from: 0, to: bits.count, by: 8).map { start in
            (0..<8).reduce(UInt8(0)) { $0 | bits[start + $1] << $1 }
        }
        // Before it a block that is not packed (RFC 1951, 3.2.4).
        let tag = Array("<a>".utf8)
        let plain = [0] + little(tag.count, 2) + little(~tag.count, 2) + tag
        return plain + header + [UInt8](repeating: 0, count: count / 258 / 4) + [0b11]
    }
}
