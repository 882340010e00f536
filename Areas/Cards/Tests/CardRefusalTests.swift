import CardFormat
import Credential
import Kernel
import Storage
import TestKit
import Testing

@testable import Access
@testable import App
@testable import Cards

/// Who gets no card, one reason after another, on both engines.
@Suite struct CardRefusalTests {
    @Test(arguments: TestStore.engines)
    func `who belongs to no unit today gets no card`(engine: EngineName) async throws {
        try await CardsWorld.with(engine) { world in
            // M5 has left, the unit of M4 has closed, M404 is nobody.
            for memberNo in ["M5", "M4", "M404"] {
                let code = await world.refusal { tx in
                    try world.cards.issue([CardOrder(memberNo: memberNo, proof: .print)], as: .commandLine, in: tx)
                }

                #expect(code == "card_not_a_member")
            }
        }
    }

    @Test(arguments: TestStore.engines)
    func `one order that is refused refuses all of them`(engine: EngineName) async throws {
        try await CardsWorld.with(engine) { world in
            let orders = ["M1", "M5"].map { CardOrder(memberNo: $0, proof: .print) }

            let code = await world.refusal { tx in try world.cards.issue(orders, as: .commandLine, in: tx) }
            let count = try await world.world.store.read { tx in
                try tx.first("SELECT COUNT(*) FROM card")?.integer(0)
            }

            #expect(code == "card_not_a_member" && count == 0)
        }
    }

    @Test(arguments: TestStore.engines)
    func `more than two thousand at once are too many`(engine: EngineName) async throws {
        try await CardsWorld.with(engine) { world in
            let orders = Array(repeating: CardOrder(memberNo: "M1", proof: .print), count: IssueCards.most + 1)

            let code = await world.refusal { tx in try world.cards.issue(orders, as: .commandLine, in: tx) }

            #expect(code == "card_too_many")
        }
    }

    @Test(arguments: TestStore.engines)
    func `without a key that the trust list names there is no card`(engine: EngineName) async throws {
        try await World.with(engine) { world in
            let cards = CardsWorld(world)
            _ = try await world.store.write { tx in
                try cards.cards.makeKey("card", as: .commandLine, in: tx)
            }

            let code = await cards.refusal { tx in
                try cards.cards.issue([CardOrder(memberNo: "M1", proof: .print)], as: .commandLine, in: tx)
            }

            #expect(code == "card_key_missing")
        }
    }

    @Test(arguments: TestStore.engines)
    func `without the secret key of the configuration nothing is signed or made`(engine: EngineName) async throws {
        try await CardsWorld.with(engine) { world in
            let composition = world.world.composition
            let other = CardsFacade(organisation: composition.organisation, members: composition.members, seal: .none)
            let wrong = CardsFacade(
                organisation: composition.organisation, members: composition.members,
                seal: SecretSeal(hex: String(repeating: "6b", count: 32)) ?? .none)
            let order = CardOrder(memberNo: "M1", proof: .print)

            let issued = await world.refusal { tx in try other.issue([order], as: .commandLine, in: tx) }
            let made = await world.refusal { tx in try other.makeKey("card", as: .commandLine, in: tx) }
            let unreadable = await world.refusal { tx in try wrong.issue([order], as: .commandLine, in: tx) }

            #expect(issued == "card_secret_key_missing" && made == "card_secret_key_missing")
            #expect(unreadable == "card_key_unreadable")
        }
    }

    @Test(arguments: TestStore.engines)
    func `a pseudonym is given once`(engine: EngineName) async throws {
        try await CardsWorld.with(engine) { world in
            let telephone = Telephone()
            _ = try await world.issue("M1", telephone.proof)

            let code = await world.refusal { tx in
                try world.cards.issue(
                    [CardOrder(memberNo: "M3", proof: telephone.proof)], as: .commandLine, in: tx)
            }

            #expect(code == "card_id_taken")
        }
    }

    @Test(arguments: TestStore.engines)
    func `keys are made for their uses, and removed with a reason`(engine: EngineName) async throws {
        try await CardsWorld.with(engine) { world in
            let trust = await world.refusal { tx in try world.cards.makeKey("trust", as: .commandLine, in: tx) }
            let word = await world.refusal { tx in try world.cards.makeKey("door", as: .commandLine, in: tx) }
            let key = try await world.world.store.read { tx in try world.cards.keyLines(in: tx)[0][0] }
            let silent = await world.refusal { tx in
                try world.cards.removeKey(key, reason: "", as: .commandLine, in: tx)
            }

            #expect(trust == "card_key_purpose" && word == "card_key_purpose")
            #expect(silent == "card_reason_missing")
        }
    }
}
