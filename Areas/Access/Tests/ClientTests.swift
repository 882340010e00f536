import Kernel
import Storage
import Web
import TestKit
import Testing

@testable import Access

struct ClientTests {
    private static let till = ClientDraft(name: "Quầy 1", kind: .till, scope: .point(code: "P1"))

    @Test(arguments: TestStore.engines)
    func `a till's token lets it record sales at its point and nothing else`(engine: EngineName) async throws {
        try await AccessWorld.with(engine) { world in
            let token = try await world.facade.createClient(ClientTests.till, as: .commandLine)
            let actor = try #require(try await world.facade.authenticator.client(token))

            #expect(token.hasPrefix("phucloi_"))
            #expect(actor.kind == .client)
            #expect(actor.scopes(for: Permission("sales.record")) == [.point(code: "P1")])
            #expect(!actor.may(Permission("sales.read")))
            #expect(!actor.may(AccessPermission.manageClients))
        }
    }

    @Test(arguments: TestStore.engines)
    func `an ended program is let in no more, at once`(engine: EngineName) async throws {
        try await AccessWorld.with(engine) { world in
            let token = try await world.facade.createClient(ClientTests.till, as: .commandLine)
            let before = try await world.facade.authenticator.client(token)
            let id = try #require(try await world.facade.clients(offset: 0, limit: 1).first?.id)
            try await world.facade.endClient(id: id, as: .commandLine)
            let after = try await world.facade.authenticator.client(token)

            #expect(before != nil)
            #expect(after == nil)
            await #expect(throws: NotFound.self) { try await world.facade.endClient(id: id, as: .commandLine) }
        }
    }

    @Test func `a program that another process ended is let in no more after a minute`() async throws {
        try await AccessWorld.with(.sqlite) { world in
            let token = try await world.facade.createClient(ClientTests.till, as: .commandLine)
            _ = try await world.facade.authenticator.client(token)
            try await world.store.write { tx in
                let id = try ClientQueries.summaries(offset: 0, limit: 1, in: tx)[0].id
                try EndClient(clientID: id).run(as: .commandLine, in: tx)
            }
            let soon = try await world.facade.authenticator.client(token)
            world.time.pass(seconds: 60)
            let later = try await world.facade.authenticator.client(token)

            #expect(soon != nil)
            #expect(later == nil)
        }
    }

    @Test(arguments: TestStore.engines)
    func `two programs cannot have one name`(engine: EngineName) async throws {
        try await AccessWorld.with(engine) { world in
            _ = try await world.facade.createClient(ClientTests.till, as: .commandLine)
            let refusal = try await world.refusal {
                _ = try await world.facade.createClient(ClientTests.till, as: .commandLine)
            }

            #expect(refusal == "client_name_taken")
        }
    }

    @Test(arguments: [
        (ClientDraft(name: "ab", kind: .reader, scope: .everything), "client_name_invalid"),
        (ClientDraft(name: "a\u{0}bc", kind: .reader, scope: .everything), "client_name_invalid"),
        (ClientDraft(name: "abc", kind: .till, scope: .unit(code: "U")), "role_does_not_fit_scope"),
        (ClientDraft(name: "abc", kind: .till, scope: .member(number: "M")), "role_does_not_fit_scope"),
        (ClientDraft(name: "abc", kind: .reader, scope: .member(number: "M")), "role_does_not_fit_scope"),
        (ClientDraft(name: "abc", kind: .till, scope: .point(code: "a b")), "scope_code_invalid"),
    ])
    func `a draft that breaks a rule makes no token`(draft: ClientDraft, code: String) async throws {
        try await AccessWorld.with(.sqlite) { world in
            let refusal = try await world.refusal {
                _ = try await world.facade.createClient(draft, as: .commandLine)
            }

            #expect(refusal == code)
        }
    }

    @Test(arguments: ["", "phucloi_", "phucloi_short", "x" + String(repeating: "a", count: 50)])
    func `text that cannot be a token belongs to nobody`(token: String) async throws {
        try await AccessWorld.with(.sqlite) { world in
            let actor = try await world.facade.authenticator.client(token)

            #expect(actor == nil)
        }
    }
}
