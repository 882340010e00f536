import CardFormat
import Credential
import Testing

/// Trust lists, status lists and receipts.
struct ListTests {
    private struct Vector: Decodable {
        let bits: Int
        let entries: Int
        let status: [String: UInt8]
        let cbor_hex: String
    }

    @Test("the status lists of the draft hold what it says, at 1, 2, 4 and 8 bits")
    func statusVectors() throws {
        guard let vectors = try SharedVectors.json("status-list/vectors.json", as: [Vector].self) else { return }

        #expect(vectors.map(\.bits) == [1, 2, 4, 8])
        for vector in vectors {
            let packed = try PackedStatuses(try #require(Hexadecimal.bytes(vector.cbor_hex)))
            let statuses = try packed.unpacked()
            #expect(statuses.count == vector.entries)
            for index in 0..<UInt32(vector.entries) {
                #expect(statuses[index] == vector.status["\(index)"] ?? 0)
            }
            #expect(statuses[UInt32(vector.entries)] == nil)
        }
    }

    @Test("ten million cards with one in a hundred revoked take less than 150 KB, and every answer is right")
    func tenMillion() throws {
        let count = 10_000_000
        var chance = SystemRandomNumberGenerator()
        var maker = StatusListMaker(number: 0, subject: "urn:congdoan:card-status:0", count: count)
        var revoked = [Bool](repeating: false, count: count)
        for _ in 0..<count / 100 {
            var index = Int.random(in: 0..<count, using: &chance)
            while revoked[index] { index = (index + 1) % count }
            revoked[index] = true
            maker.revoke(UInt32(index))
        }

        let world = try CardWorld()
        let bytes = try Seal.statusList(try maker.list(issued: world.now), by: world.statusKey)
        let statuses = try Seal.openStatusList(bytes, trust: world.trust, at: world.now).packed.unpacked()

        #expect(bytes.count < 150_000, "\(bytes.count)")
        var wrong = 0
        for index in 0..<count where (statuses[UInt32(index)] == 1) != revoked[index] { wrong += 1 }
        #expect(wrong == 0)
    }

    @Test("a status list is believed from a listed key of its use alone")
    func statusList() throws {
        let world = try CardWorld()
        let maker = StatusListMaker(number: 3, subject: CardWorld.subject, count: 8)
        let list = try maker.list(issued: world.now)
        var damaged = world.statusBytes
        damaged[damaged.count - 1] ^= 1

        let opened = try Seal.openStatusList(world.statusBytes, trust: world.trust, at: world.now)
        #expect(opened.number == CardWorld.listNumber)
        #expect(opened.timeToLiveSeconds == 43_200)
        #expect(opened.expires == world.now - 60 + 7 * 86_400)
        for key in [SigningKey(), world.cardKey] {
            let bytes = try Seal.statusList(list, by: key)
            #expect(throws: SealFault.unknownKey) {
                try Seal.openStatusList(bytes, trust: world.trust, at: world.now)
            }
        }
        #expect(throws: SealFault.badSignature) {
            try Seal.openStatusList(damaged, trust: world.trust, at: world.now)
        }
    }

    @Test("an older status list does not replace a newer one, and one that unpacks without end is refused")
    func replaced() throws {
        let world = try CardWorld()
        var verifier = try world.verifier()
        let maker = StatusListMaker(number: CardWorld.listNumber, subject: CardWorld.subject, count: 100_000)
        let card = try world.shown(world.card(index: CardWorld.revokedIndex))
        let bomb = PackedStatuses(
            bits: 1, compressed: try Zlib.compressed([UInt8](repeating: 0, count: 1 << 24 + 1)))

        try verifier.take(try maker.list(issued: world.now - 61))
        #expect(verifier.verify(card, .init(unixSeconds: world.now)).result == .revoked)
        try verifier.take(try maker.list(issued: world.now))
        #expect(verifier.verify(card, .init(unixSeconds: world.now)).result == .valid)
        #expect(bomb.compressed.count < 20_000)
        #expect(throws: SealFault.unreadableStatuses) { try bomb.unpacked() }
    }

    @Test("a trust list is believed from the root alone, and its version never goes down")
    func trustList() throws {
        let world = try CardWorld(version: 5)
        let roots = RootKeys([world.root])
        let forged = try Seal.trustList(world.trust, by: world.cardKey)
        var damaged = world.trustBytes
        damaged[damaged.count - 70] ^= 1

        let list = try Seal.openTrustList(world.trustBytes, roots: roots, seen: 5)
        #expect(list.version == 5)
        #expect(list.keys == world.trust.keys)
        #expect(list.expires - list.issued == 30 * 86_400)
        #expect(throws: SealFault.olderVersion(seen: 6, offered: 5)) {
            try Seal.openTrustList(world.trustBytes, roots: roots, seen: 6)
        }
        #expect(throws: SealFault.unknownKey) { try Seal.openTrustList(forged, roots: roots, seen: nil) }
        #expect(throws: SealFault.badSignature) { try Seal.openTrustList(damaged, roots: roots, seen: nil) }
        #expect(throws: SealFault.unknownKey) {
            try Seal.openTrustList(world.trustBytes, roots: RootKeys([SigningKey()]), seen: nil)
        }
    }

    @Test("a root that a trust list names may sign the next one")
    func nextRoot() throws {
        let world = try CardWorld()
        let next = SigningKey()
        let list = TrustList(
            version: 6, issued: world.now, expires: world.now + TrustList.lifeSeconds,
            keys: [next.trusted(.trust, notBefore: world.now, notAfter: world.now + 100)], oldestProgram: 1)
        let after = try Seal.trustList(list, by: next)
        let current = try Seal.openTrustList(
            try Seal.trustList(list, by: world.root), roots: RootKeys(world.trust, at: world.now), seen: 5)

        #expect(try Seal.openTrustList(after, roots: RootKeys(current, at: world.now), seen: 6).version == 6)
        #expect(throws: SealFault.unknownKey) {
            try Seal.openTrustList(after, roots: RootKeys(current, at: world.now + 100), seen: 6)
        }
    }

    @Test("a receipt opens with a listed key of its use, and what was signed for another use does not")
    func receipt() throws {
        let world = try CardWorld()
        let key = SigningKey()
        let trust = TrustList(
            version: 1, issued: 0, expires: .max,
            keys: [
                key.trusted(.receipt, notBefore: 0, notAfter: .max), key.trusted(.card, notBefore: 0, notAfter: .max),
            ], oldestProgram: 1)
        let content = [UInt8]("biên nhận".utf8)
        let card = try CardIssuer(key: key).sign(world.card())

        let opened = try Seal.openReceipt(try Seal.receipt(content, by: key), trust: trust, at: world.now)

        #expect(opened == content)
        #expect(throws: SealFault.badSignature) { try Seal.openReceipt(card, trust: trust, at: world.now) }
    }

    @Test("a kept key signs under the same number as before")
    func keptKey() throws {
        let key = SigningKey()

        let again = try SigningKey(secret: key.secret)

        #expect(again.id == key.id)
        #expect(
            try JSONWebKey(json: [UInt8](key.publicJSON.utf8)).holds(
                try SignedMessage(try Seal.receipt([1], by: again)),
                externalData: TrustedKey.Use.receipt.externalData))
        #expect(throws: (any Error).self) { try SigningKey(secret: [1, 2, 3]) }
    }
}
