import CardFormat
import Credential
import Jobs
import Kernel
import Logging
import Storage
import TestKit
import Testing
import Web

@testable import Access
@testable import App
@testable import Cards

/// The named world with a root, keys and a trust list.
final class CardsWorld: Sendable {
    let world: World
    let root = SigningKey()
    let cards: CardsFacade

    static func with<Result: Sendable>(
        _ engine: EngineName, _ body: (CardsWorld) async throws -> Result
    ) async throws -> Result {
        try await World.with(engine) { world in
            let cards = CardsWorld(world)
            _ = try await world.store.write { tx in
                try cards.cards.start(root: cards.root, as: .commandLine, in: tx)
            }
            return try await body(cards)
        }
    }

    init(_ world: World) {
        self.world = world
        cards = world.composition.cards
    }

    func issue(_ memberNo: String, _ proof: CardOrder.Proof) async throws -> IssuedCard {
        let order = CardOrder(memberNo: memberNo, proof: proof)
        let issued = try await world.store.write { [cards] tx in
            try cards.issue([order], as: .commandLine, in: tx)
        }
        return try #require(issued.first)
    }

    /// The code of the refusal with which a write ends; nil when it does not.
    func refusal<Value: Sendable>(
        _ body: @escaping @Sendable (Transaction) throws -> Value
    ) async -> String? {
        do {
            _ = try await world.store.write(body)
            return nil
        } catch let refusal as Refusal {
            return refusal.code
        } catch {
            return "\(error)"
        }
    }

    /// Does the job that waits.
    func runJob() async throws {
        let worker = JobWorker(
            desk: world.composition.jobs, kinds: world.composition.jobKinds, catalogue: world.site.catalogue,
            logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() })
        #expect(try await worker.runNext())
    }

    func judge(
        _ text: String, at moment: Instant = World.now, challenge: [UInt8]? = nil
    ) async throws -> CardJudgement {
        let judged = try await world.store.read { [cards] tx in
            try cards.judge([cards.shown(text, at: moment, challenge: challenge)], in: tx)
        }
        return try #require(judged.first)
    }
}
