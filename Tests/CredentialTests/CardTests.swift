import CQREncode
import CardFormat
import Credential
import Testing

/// What a card holds and how large it is.
struct CardTests {
    @Test("a card of every kind reads back as it was signed")
    func roundTrip() throws {
        let world = try CardWorld()
        let device = TelephoneDevice()
        let (chained, chain) = world.telephone(minutes: 5)
        let code = try #require(chain.code(at: world.now))
        let answer = try device.answer([1, 2, 3], card: chained.id)
        let cases: [(Card, Presentation.Proof)] = [
            (world.card(), .none), (world.card(notBefore: world.now), .none), (chained, .code(code)), (chained, .none),
            (world.card(proof: .device(device.publicKey)), .signature(answer)),
        ]

        for (card, proof) in cases {
            let shown = try world.shown(card, proof)

            #expect(shown.card == card)
            #expect(shown.proof == proof)
            #expect(shown.keyID == world.cardKey.id)
        }
    }

    @Test("printed cards fit version 8-M, codes 9-M and device signatures 11-M, at the largest values too")
    func sizes() throws {
        let world = try CardWorld()
        let device = TelephoneDevice()
        let (_, chain) = world.telephone(minutes: 10_000)
        let code = try #require(chain.code(step: 10_000))
        let answer = try device.answer([9], card: Card.newID())
        let signedCards: [(Card, Presentation.Proof, version: Int32, characters: Int)] = [
            (world.card(index: 9_999_999), .none, 8, 182),
            (world.card(notBefore: world.now, index: .max, list: 65_535), .none, 8, 196),
            (world.card(index: 9_999_999, proof: .chain(chain.anchor)), .code(code), 9, 256),
            (world.card(index: .max, list: 23, proof: .chain(chain.anchor)), .code(code), 9, 256),
            (world.card(index: .max, list: 65_535, proof: .device(device.publicKey)), .signature(answer), 11, 358),
        ]

        for (card, proof, version, characters) in signedCards {
            let text = String(
                decoding: Presentation.text(card: try world.issuer.sign(card), proof: proof), as: UTF8.self)

            #expect(text.utf8.count <= characters, "\(text.utf8.count)")
            #expect(try CardTests.version(of: text) <= version)
        }
    }

    /// The version of the QR code with error correction M.
    private static func version(of text: String) throws -> Int32 {
        let code = try #require(QRcode_encodeString(text, 0, QR_ECLEVEL_M, QR_MODE_8, 1))
        defer { QRcode_free(code) }
        return code.pointee.version
    }

    @Test("a card carries its eight claims at most, and one with any other is malformed")
    func nothingElse() throws {
        let world = try CardWorld()
        var claims = world.card().claims
        // One entry more: the name of a person under 1.
        claims[0] += 1
        claims += [0x01, 0x63, 0x4C, 0x61, 0x6E]

        #expect(throws: FormatFault.unknownValue) { try Card(claims: claims) }
    }

    @Test("cards with headers, tags, lengths or claims of another form are malformed")
    func malformed() throws {
        let world = try CardWorld()
        let card = try world.issuer.sign(world.card())
        var withoutHeader = card
        withoutHeader.replaceSubrange(2..<13, with: [0x40])
        var withUnprotected = card
        withUnprotected.replaceSubrange(12..<13, with: [0xA1, 0x04, 0x41, 0x00])
        let faults: [[UInt8]] = [
            [], [0xD2], Array(card.dropLast()), card + [0], [0xD1] + card.dropFirst(), SignedMessage.webToken(card),
            [0x81] + card, [0x9F] + card + [0xFF], withoutHeader, withUnprotected, [0x85] + card,
            [0x83] + card + [0x00, 0x50] + [UInt8](repeating: 0, count: 16),
            [0x83] + card + [0x01, 0x50] + [UInt8](repeating: 0, count: 16),
            [0x82] + card + [0x58, 0x40] + [UInt8](repeating: 0, count: 64),
        ]

        for bytes in faults {
            #expect(throws: FormatFault.self, "\(Hexadecimal.text(bytes))") { try Presentation(bytes: bytes) }
        }
        #expect(card[12] == 0xA0)
        #expect(throws: Never.self) { try Presentation(bytes: Array(card.dropFirst())) }
    }

    @Test(
        "a text that is none of ours, or far too long, is malformed",
        arguments: [
            ("", FormatFault.wrongPrefix), ("HC1:6BF", .wrongPrefix), ("cd1:AAA", .wrongPrefix), ("CD1:", .truncated),
            ("CD1:\n", .truncated), ("CD1:%%%%", .truncated),
            ("CD1:" + String(repeating: "0", count: 100_000), .tooLong),
        ])
    func otherTexts(text: String, fault: FormatFault) {
        #expect(throws: fault) { try Presentation(text: [UInt8](text.utf8)) }
    }

    @Test("flags keep province, family and assurance apart")
    func flags() {
        for province: UInt8 in 0..<64 {
            let flags = CardFlags(province: province, assurance: 2, isFamily: province.isMultiple(of: 2))

            #expect(flags.province == province)
            #expect(flags.assurance == 2)
            #expect(flags.isFamily == province.isMultiple(of: 2))
        }
    }
}
