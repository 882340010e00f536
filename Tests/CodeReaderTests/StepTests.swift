import Testing

@testable import CodeReader

/// The steps of the reference decode algorithm with the values of the standard's examples (ISO/IEC 18004).
struct StepTests {
    /// Annex I: 01234567 as version 1-M.
    private let data: [UInt8] = [
        0x10, 0x20, 0x0C, 0x56, 0x61, 0x80, 0xEC, 0x11, 0xEC, 0x11, 0xEC, 0x11, 0xEC, 0x11, 0xEC, 0x11,
    ]
    private let correction: [UInt8] = [0xA5, 0x24, 0xD4, 0xC1, 0xED, 0x36, 0xC7, 0x87, 0x2C, 0x55]

    @Test func `the block of the example is clean, and as many errors as its words allow are put right`() {
        let block = data + correction

        #expect(ReedSolomon.corrected(block, correction: 10, most: 5) == block)
        for first in 0..<block.count {
            var wrong = block
            for step in 0..<5 { wrong[(first + step * 5) % block.count] ^= UInt8(step * 37 + 1) }
            #expect(ReedSolomon.corrected(wrong, correction: 10, most: 5) == block)
            #expect(ReedSolomon.corrected(wrong, correction: 10, most: 4) == nil)
        }
    }

    @Test func `a block with more errors than its words correct does not become another text`() {
        var refused = 0
        for seed in 1...200 {
            var wrong = data + correction
            for place in 0..<12 { wrong[(place * 2 + seed) % wrong.count] ^= UInt8((seed * 31 + place * 17) % 255 + 1) }
            if ReedSolomon.corrected(wrong, correction: 10, most: 4) == nil { refused += 1 }
        }

        #expect(refused >= 199)
        #expect(ReedSolomon.corrected([1, 2], correction: 2, most: 1) == nil)
    }

    @Test func `the field multiplies and divides`() {
        let field = GaloisField()

        #expect(field.power(8) == 0x1D)
        #expect(field.product(0x80, 2) == 0x1D)
        #expect((1...255).allSatisfy { field.product(UInt8($0), field.quotient(1, UInt8($0))) == 1 })
    }

    @Test func `format information is that of annex C and stands three wrong bits`() throws {
        let bits = FormatInformation.bits(0b00101)
        #expect(bits == 0b100000011001110)

        for (a, b, c) in [(0, 1, 2), (3, 9, 14), (0, 7, 13)] {
            let format = try #require(FormatInformation(read: bits ^ (1 << a | 1 << b | 1 << c)))
            #expect(format.level == .medium)
            #expect(format.mask == 0b101)
        }
        for data in 0..<32 {
            let others = (0..<32).filter {
                (FormatInformation.bits($0) ^ FormatInformation.bits(data)).nonzeroBitCount < 7
            }
            #expect(others == [data])
        }
    }

    @Test func `version information is that of annex D and stands three wrong bits`() {
        #expect(VersionInformation.bits(7) == 0b000111_110010010100)
        for number in 7...20 {
            #expect(VersionInformation.number(read: VersionInformation.bits(number) ^ 0b100_000_010_000_001) == number)
        }
        #expect(VersionInformation.number(read: 0) == nil)
    }

    @Test func `the modes give the texts of the standard's examples`() {
        #expect(Segments.text(data, version: 1).map { String(decoding: $0, as: UTF8.self) } == "01234567")
        // 7.4.4: AC-42.
        let letters = bytes("0010 000000101 00111001110 11100111001 000010 0000")
        #expect(Segments.text(letters, version: 1) == Array("AC-42".utf8))
        // A designator of an interpretation before bytes is passed over (7.4.2).
        let greek = bytes("0111 00001001 0100 00000010 01000001 01000010 0000")
        #expect(Segments.text(greek, version: 1) == Array("AB".utf8))
    }

    @Test(
        "a text that breaks off, is of no sense, or is in kanji is refused",
        arguments: [
            "1000 00000001 0000000000000", "0011 0000000000000000", "0101 0000", "0100 00000100 01000001",
            "0001 0000000011 1111111111", "0001 0000001111 0000000001", "0010 000000001 111111", "0111 11111111",
            "0010 000000010 11111111111",
        ])
    func refused(bits: String) {
        #expect(Segments.text(bytes(bits), version: 1) == nil)
    }

    private func bytes(_ bits: String) -> [UInt8] {
        let digits = bits.filter { $0 != " " }
        return stride(from: 0, to: digits.count, by: 8).map { begin in
            let part = digits.dropFirst(begin).prefix(8)
            return UInt8(part + String(repeating: "0", count: 8 - part.count), radix: 2) ?? 0
        }
    }
}
