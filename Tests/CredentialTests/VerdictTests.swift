import CardFormat
import Credential
import Testing

/// Every result that a counter can be told.
struct VerdictTests {
    private typealias Circumstances = CardVerifier.Circumstances

    @Test("a printed card in order is valid at assurance 1")
    func printed() throws {
        let world = try CardWorld()

        let verdict = try world.verifier().verify(try world.shown(world.card()), Circumstances(unixSeconds: world.now))

        #expect(verdict == CardVerdict(.valid, assurance: 1))
    }

    @Test("a card holds from its first second to the one before it expires")
    func times() throws {
        let world = try CardWorld()
        let shown = try world.shown(world.card(expires: world.now + 10, notBefore: world.now - 10))
        let verifier = try world.verifier()
        let cases: [(Int64, CardResult)] = [
            (-11, .notYetValid), (-10, .valid), (0, .valid), (9, .valid), (10, .expired), (1_000, .expired),
        ]

        for (seconds, result) in cases {
            #expect(verifier.verify(shown, Circumstances(unixSeconds: world.now + seconds)).result == result)
        }
    }

    @Test("a key that is removed, listed for another use, over or not begun makes no card valid")
    func keys() throws {
        let world = try CardWorld()
        let shown = try world.shown(world.card(expires: world.now + 400 * 86_400))
        func verdict(_ keys: [TrustedKey], after seconds: Int64 = 0) -> CardVerdict {
            let list = TrustList(
                version: 1, issued: 0, expires: .max, keys: keys, oldestProgram: 1)
            let time = Circumstances(unixSeconds: world.now + seconds)
            return CardVerifier(trust: list).verify(shown, time)
        }
        let key = world.cardKey
        let (from, to) = (world.now, world.now + 100)

        #expect(verdict([]) == CardVerdict(.unknownKey, .keyNotListed))
        for use in TrustedKey.Use.allCases where use != .card {
            #expect(
                verdict([key.trusted(use, notBefore: from, notAfter: to)]) == CardVerdict(.unknownKey, .keyNotListed))
        }
        let listed = [key.trusted(.card, notBefore: from, notAfter: to)]
        #expect(verdict(listed, after: -1) == CardVerdict(.notYetValid, .keyNotYetValid))
        #expect(verdict(listed, after: 99).result == .staleLists)
        #expect(verdict(listed, after: 100) == CardVerdict(.unknownKey, .keyRetired))
        let none = CardVerifier(trust: nil).verify(shown, Circumstances(unixSeconds: world.now))
        #expect(none == CardVerdict(.unknownKey, .trustListMissing))
    }

    @Test("another key under the same number is a bad signature")
    func otherKey() throws {
        let world = try CardWorld()
        let other = SigningKey().trusted(.card, notBefore: 0, notAfter: .max)
        let disguised = TrustedKey(
            id: world.cardKey.id, x: other.x, y: other.y, notBefore: 0, notAfter: .max, use: .card)
        let list = TrustList(version: 1, issued: 0, expires: .max, keys: [disguised], oldestProgram: 1)

        let verdict = CardVerifier(trust: list)
            .verify(try world.shown(world.card()), Circumstances(unixSeconds: world.now))

        #expect(verdict == CardVerdict(.badSignature, .cardSignature))
    }

    @Test("what a key signed for another use is no card")
    func otherUse() throws {
        let world = try CardWorld()
        let receipt = try Seal.receipt(world.card().claims, by: world.cardKey)
        let shown = try Presentation(text: Presentation.text(card: receipt))

        let verdict = try world.verifier().verify(shown, Circumstances(unixSeconds: world.now))

        #expect(verdict == CardVerdict(.badSignature, .cardSignature))
    }

    @Test("a revoked card is revoked, its neighbours are not")
    func revoked() throws {
        let world = try CardWorld()
        let verifier = try world.verifier()
        let index = CardWorld.revokedIndex

        for place in index - 9...index + 9 {
            let verdict = verifier.verify(
                try world.shown(world.card(index: place)), Circumstances(unixSeconds: world.now))

            #expect(verdict.result == (place == index ? .revoked : .valid))
        }
    }

    @Test("a list that is too old, missing or too short leaves assurance 1, and a revoked card revoked")
    func staleLists() throws {
        let world = try CardWorld()
        let verifier = try world.verifier()
        let (later, card) = (world.now + 8 * 86_400, world.card(expires: world.now + 90 * 86_400))
        let revoked = world.card(expires: world.now + 90 * 86_400, index: CardWorld.revokedIndex)
        let (chained, chain) = world.telephone(minutes: 5)
        let code = try #require(chain.code(at: world.now))

        #expect(
            verifier.verify(try world.shown(card), Circumstances(unixSeconds: later))
                == CardVerdict(.staleLists, .statusListExpired, assurance: 1))
        #expect(verifier.verify(try world.shown(revoked), Circumstances(unixSeconds: later)).result == .revoked)
        #expect(
            verifier.verify(try world.shown(card), Circumstances(unixSeconds: world.now + 31 * 86_400))
                == CardVerdict(.staleLists, .trustListExpired, assurance: 1))
        for other in [world.card(list: 4), world.card(index: 100_000)] {
            #expect(
                verifier.verify(try world.shown(other), Circumstances(unixSeconds: world.now))
                    == CardVerdict(.staleLists, .statusListMissing, assurance: 1))
        }
        let withoutList = CardVerifier(trust: world.trust)
        #expect(
            withoutList.verify(try world.shown(chained, .code(code)), Circumstances(unixSeconds: world.now))
                == CardVerdict(.staleLists, .statusListMissing, assurance: 1))
    }

    @Test("a card is not eligible in another province, or where more assurance is asked")
    func demands() throws {
        let world = try CardWorld()
        let verifier = try world.verifier()
        func verdict(_ card: Card, _ demand: CardJudge.Demand) throws -> CardVerdict {
            verifier.verify(try world.shown(card), Circumstances(unixSeconds: world.now, demand: demand))
        }
        let card = world.card(province: 42)

        #expect(try verdict(card, .init(provinces: 1 << 42)).result == .valid)
        #expect(try verdict(card, .init(provinces: 1 << 41)) == CardVerdict(.notEligibleHere, .otherProvince))
        #expect(try verdict(card, .init(assurance: 2)) == CardVerdict(.notEligibleHere, .assuranceTooLow))
        #expect(try verdict(world.card(province: 0), .init(provinces: 1 << 41)).result == .valid)
    }

    @Test("none of twenty thousand cards with a flipped bit is accepted")
    func flippedBits() throws {
        var mutations = try CardMutations(world: try CardWorld())

        #expect(try mutations.accepted(of: 20_000) == [])
    }
}
