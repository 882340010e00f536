import CardFormat
import Testing

/// RFC 9285.
struct Base45Tests {
    @Test(
        "base45 encodes and decodes the examples of RFC 9285",
        arguments: [
            ("AB", "BB8"), ("Hello!!", "%69 VD92EX0"), ("base-45", "UJCLQE7W581"), ("ietf!", "QED8WEX0"), ("", ""),
        ])
    func examples(plain: String, encoded: String) throws {
        #expect(Base45.encode([UInt8](plain.utf8)) == [UInt8](encoded.utf8))
        #expect(try Base45.decode(encoded.utf8.map(\.self)) == [UInt8](plain.utf8))
    }

    @Test(
        "base45 refuses what no bytes encode to",
        arguments: [
            ("GGW", FormatFault.badCharacter), (":::", .badCharacter), ("A", .truncated), ("BB8A", .truncated),
            ("bb8", .badCharacter), ("BB\n", .badCharacter), ("::", .badCharacter), ("V5", .badCharacter),
        ])
    func refused(text: String, fault: FormatFault) {
        #expect(throws: fault) { try Base45.decode([UInt8](text.utf8)) }
    }

    @Test("every one and two bytes come back as they were")
    func roundTrip() throws {
        for value in 0...UInt16.max {
            let pair = [UInt8(value >> 8), UInt8(value & 255)]
            let single = [UInt8(value & 255)]

            #expect(try Base45.decode(Base45.encode(pair)) == pair)
            #expect(try Base45.decode(Base45.encode(single)) == single)
        }
    }
}
