import CardFormat
import Credential
import Kernel
import Storage
import TestKit
import Testing

@testable import Access
@testable import App
@testable import Cards

/// What a card is worth as time goes by and registers change, on both engines.
@Suite struct CardStandingTests {
    @Test(arguments: TestStore.engines)
    func `a telephone is believed in its minute, and a picture of it is not two minutes later`(
        engine: EngineName
    ) async throws {
        try await CardsWorld.with(engine) { world in
            let telephone = Telephone()
            let card = try await world.issue("M1", telephone.proof)
            let shown = try telephone.shows(card.text, minutes: 5)

            let now = try await world.judge(shown, at: World.now + 300)
            let next = try await world.judge(shown, at: World.now + 360)
            let late = try await world.judge(shown, at: World.now + 420)
            let early = try await world.judge(shown, at: World.now + 180)
            let bare = try await world.judge(card.text, at: World.now + 300)

            #expect(now.verdict == CardVerdict(.valid, assurance: 2) && next.verdict.result == .valid)
            #expect(late.verdict == CardVerdict(.codeTooOld, .codeBehindClock))
            #expect(early.verdict == CardVerdict(.codeTooOld, .codeAheadOfClock))
            #expect(bare.verdict == CardVerdict(.codeTooOld, .codeMissing))
        }
    }

    @Test(arguments: TestStore.engines)
    func `a code before one with which a sale was taken is a replay`(engine: EngineName) async throws {
        try await CardsWorld.with(engine) { world in
            let telephone = Telephone()
            let card = try await world.issue("M1", telephone.proof)
            let code = try #require(telephone.chain.code(step: 3))
            try await world.world.store.write { [cards = world.cards, id = telephone.id] tx in
                // One that comes late takes nothing back.
                for code in [code, ChainCode(step: 2, value: code.value)] {
                    try cards.note([CardUse(id: id, code: code, at: World.now, place: 1)], in: tx)
                }
            }

            // Within three minutes of the server's clock a card counts as shown now; later it is told of.
            let replayed = try await world.judge(try telephone.shows(card.text, minutes: 2), at: World.now + 180)
            let same = try await world.judge(try telephone.shows(card.text, minutes: 3), at: World.now + 180)
            let told = try await world.judge(try telephone.shows(card.text, minutes: 2), at: World.now + 181)

            #expect(replayed.verdict == CardVerdict(.codeReplayed, .laterCodeSeen))
            #expect(same.verdict == CardVerdict(.valid, assurance: 2))
            #expect(told.verdict == CardVerdict(.valid, assurance: 2))
        }
    }

    @Test(arguments: TestStore.engines)
    func `what counts is the moment of showing, not that of telling`(engine: EngineName) async throws {
        try await CardsWorld.with(engine) { world in
            let card = try await world.issue("M1", .print)
            try await world.world.store.write { [cards = world.cards] tx in
                _ = try cards.revoke("M1", .lost, as: .commandLine, in: tx)
                // As if it had been done ten minutes later: the clock of these tests stands still.
                _ = try tx.run("UPDATE card SET revoked_at = \(World.now + 600)")
            }

            let before = try await world.judge(card.text, at: World.now + 599)
            let after = try await world.judge(card.text, at: World.now + 600)
            let over = try await world.judge(card.text, at: World.now + 366 * 86_400)

            #expect(before.verdict == CardVerdict(.valid, assurance: 1))
            #expect(after.verdict == CardVerdict(.revoked, .statusRevoked))
            #expect(over.verdict.result == .expired)
        }
    }

    @Test(arguments: TestStore.engines)
    func `a new printed card takes the place of the one before, and leaves telephones alone`(
        engine: EngineName
    ) async throws {
        try await CardsWorld.with(engine) { world in
            let telephone = Telephone()
            let first = try await world.issue("M1", .print)
            let phone = try await world.issue("M1", telephone.proof)
            let second = try await world.issue("M1", .print)

            let old = try await world.judge(first.text, at: World.now + 60)
            let new = try await world.judge(second.text, at: World.now + 60)
            let shown = try await world.judge(try telephone.shows(phone.text, minutes: 1), at: World.now + 60)

            #expect(old.verdict.result == .revoked && old.card?.revocation == .replaced)
            #expect(new.verdict.result == .valid && shown.verdict.result == .valid)
        }
    }

    @Test(arguments: TestStore.engines)
    func `the cards of a removed key fail, and so does making more with it`(engine: EngineName) async throws {
        try await CardsWorld.with(engine) { world in
            let card = try await world.issue("M1", .print)
            let lines = try await world.world.store.read { tx in try world.cards.keyLines(in: tx) }
            let key = try #require(lines.first { $0[1] == "card" }?[0])
            try await world.world.store.write { [cards = world.cards] tx in
                try cards.removeKey(key, reason: "Lộ khóa", as: .commandLine, in: tx)
            }

            let judged = try await world.judge(card.text)
            let code = await world.refusal { tx in
                try world.cards.issue([CardOrder(memberNo: "M1", proof: .print)], as: .commandLine, in: tx)
            }

            #expect(judged.verdict == CardVerdict(.unknownKey, .keyNotListed))
            #expect(code == "card_key_missing")
        }
    }

    @Test(arguments: TestStore.engines)
    func `a card that was never issued here is worth nothing, whoever signed it`(engine: EngineName) async throws {
        try await CardsWorld.with(engine) { world in
            let card = try await world.issue("M1", .print)
            try await world.world.store.write { tx in _ = try tx.run("DELETE FROM card") }

            let judged = try await world.judge(card.text, at: World.now + 60)

            #expect(judged.verdict.result == .revoked && judged.card == nil)
        }
    }
}
