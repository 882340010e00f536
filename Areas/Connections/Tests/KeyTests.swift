import Access
import App
import Kernel
import Storage
import TestKit
import Testing
import Web

@testable import Connections

/// A partner's own people make, see and stop the keys of their tills, and nobody else's.
@Suite struct KeyTests {
    private func form(_ name: String, _ kind: String, _ code: String) -> [(String, String)] {
        [("client_name", name), ("place_kind", kind), ("place_code", code)]
    }

    private func token(in page: String) throws -> String {
        let start = try #require(page.firstRange(of: "<code>phucloi_"))
        return "phucloi_" + page[start.upperBound...].prefix { $0 != "<" }
    }

    private func living(_ world: World) async throws -> [ClientSummary] {
        try await world.store.read { tx in
            try world.composition.access.tillKeys(
                partners: ["DT-A", "DT-A1"], points: ["DB-A", "DB-A1"], offset: 0, limit: 10, in: tx)
        }.filter { !$0.isEnded }
    }

    @Test(arguments: TestStore.engines)
    func `a manager makes a key that is let in, sees its use, and stops it`(engine: EngineName) async throws {
        try await World.with(engine) { world in
            let browser = world.browser(.partnerManager, on: .partner(code: "DT-A"))
            _ = try await browser.get("/partner-keys")
            let made = try await browser.post("/partner-keys", form("Quầy 1", "point", "DB-A"))
            let token = try token(in: made.body)
            let actor = try #require(try await world.composition.access.authenticator.client(token))
            let key = try #require(try await living(world).first)
            let question = try await browser.get("/partner-keys/\(key.id)/stop")
            let still = try await living(world).count
            let stopped = try await browser.post("/partner-keys/\(key.id)/stop")
            let after = try await world.composition.access.authenticator.client(token)
            let list = try await browser.get("/partner-keys").body

            #expect(made.status == 200)
            #expect(actor.scopes(for: Permission("sales.record")) == [.point(code: "DB-A")])
            #expect(key.lastUsedAt == World.now)
            #expect(key.name == "DB-A: Quầy 1")
            #expect(question.status == 200)
            #expect(still == 1)
            #expect(stopped.status == 303)
            #expect(after == nil)
            #expect(!list.contains(token))
        }
    }

    @Test(arguments: TestStore.engines)
    func `the places and keys of others are as unknown`(engine: EngineName) async throws {
        try await World.with(engine) { world in
            let head = world.browser(.partnerManager, on: .partner(code: "DT-A"))
            _ = try await head.get("/partner-keys")
            _ = try await head.post("/partner-keys", form("Quầy 1", "partner", "DT-A"))
            let key = try #require(try await living(world).first)
            let branch = world.browser(.branchManager, on: .partner(code: "DT-A1"))
            _ = try await branch.get("/partner-keys")
            let refused = try await branch.post("/partner-keys", form("Quầy 2", "point", "DB-A"))
            let hidden = try await branch.get("/partner-keys/\(key.id)/stop")
            let list = try await branch.get("/partner-keys").body

            #expect(refused.status == 422)
            #expect(hidden.status == 404)
            #expect(!list.contains("Quầy 1"))
            #expect(try await living(world).count == 1)
        }
    }
}
