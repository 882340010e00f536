import App
import CardFormat
import Cards
import Credential
import Foundation
import Kernel
import Storage
import TestKit

/// A till that is shown cards, in a world with keys.
struct CardTill {
    let till: Till
    let world: World

    /// A telephone with a card; its chain began an hour ago.
    struct Telephone {
        let card: String
        let chain: TelephoneChain

        /// What its screen shows at a moment.
        func shown(at moment: Instant) throws -> String {
            let bytes = try Base45.decode(Array(card.utf8).dropFirst(Presentation.prefix.count))
            guard let code = chain.code(at: moment.unixSeconds) else { return card }
            return String(decoding: Presentation.text(card: bytes, proof: .code(code)), as: UTF8.self)
        }
    }

    static func with<Result: Sendable>(
        _ engine: EngineName, _ body: (CardTill) async throws -> Result
    ) async throws -> Result {
        try await World.with(engine) { world in
            _ = try await world.store.write { tx in
                try world.composition.cards.start(root: SigningKey(), as: .commandLine, in: tx)
            }
            return try await body(CardTill(till: Till(world), world: world))
        }
    }

    func printed(_ memberNo: String) async throws -> String {
        try await issue(CardOrder(memberNo: memberNo, proof: .print))
    }

    func telephone(_ memberNo: String) async throws -> Telephone {
        let id = Card.newID()
        let start = UInt32(HashChain.minute(of: World.now.unixSeconds)) - 60
        let chain = TelephoneChain(seed: TelephoneChain.newSeed(), card: id, startMinute: start, steps: 600)
        let card = try await issue(CardOrder(memberNo: memberNo, proof: .phone(id: id, anchor: chain.anchor)))
        return Telephone(card: card, chain: chain)
    }

    private func issue(_ order: CardOrder) async throws -> String {
        try await world.store.write { [world] tx in
            try world.composition.cards.issue([order], as: .commandLine, in: tx).first?.text ?? ""
        }
    }

    /// Sells rice to who shows the card.
    func sell(
        _ id: String, to card: String, at moment: Instant = World.now, _ changes: [String: Any] = [:]
    ) async throws -> Till.Answer {
        let own: [String: Any] = ["member_no": NSNull(), "card": card, "sold_at": moment.iso8601]
        return try await till.one(Till.sale(id, own.merging(changes) { $1 })).answer
    }

    /// The flags that a person should look at, of the sale with this id.
    func flags(_ id: String) async throws -> [String] {
        try await world.store.read { tx in
            try tx.rows(
                """
                SELECT f.flag FROM sale_flag f JOIN sale s ON s.sequence = f.sale_sequence WHERE s.id = \(id)
                ORDER BY f.flag
                """
            ).map { try $0.text(0) }
        }
    }
}
