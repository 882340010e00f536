import Kernel
import Storage
import TestKit
import Testing
import Web

@testable import Access

struct InvitationTests {
    private static let password = "năm con ngựa đỏ"

    /// An account without a password, and its invitation.
    private func with(_ engine: EngineName, _ body: (AccessWorld, String, String) async throws -> Void) async throws {
        try await AccessWorld.with(engine) { world in
            let draft = AccountDraft(signInName: "lan", displayName: "Trần Thị Lan")
            let id = try await world.facade.createAccount(draft, as: .commandLine)
            try await body(world, id, try await invite(world, id))
        }
    }

    private func invite(_ world: AccessWorld, _ id: String, as actor: Actor = .commandLine) async throws -> String {
        try await world.facade.change { tx in try Invite(accountID: id).run(as: actor, in: tx) }
    }

    private func use(
        _ world: AccessWorld, _ token: String, _ password: String = InvitationTests.password
    ) async throws -> SignInAnswer {
        try await UseInvitation(token: token, newPassword: password, address: "10.0.0.3")
            .run(on: world.store, world.facade.hasher)
    }

    @Test(arguments: TestStore.engines)
    func `an invited person chooses a password, once`(engine: EngineName) async throws {
        try await with(engine) { world, _, token in
            let weak = try await world.refusal { _ = try await use(world, token, "short") }
            let session = try AccessWorld.session(try await use(world, token))
            let again = try await world.refusal { _ = try await use(world, token) }

            #expect([weak, again] == ["password_too_short", "invitation_over"])
            #expect(try await world.actor(session)?.name == "lan")
            _ = try await world.signIn("lan", InvitationTests.password)
        }
    }

    @Test(arguments: TestStore.engines)
    func `an invitation ends after seven days, by a new one and by a password`(engine: EngineName) async throws {
        try await with(engine) { world, id, first in
            let second = try await invite(world, id)
            let replaced = try await world.refusal { _ = try await use(world, first) }
            world.time.pass(seconds: 7 * 86_400)
            let old = try await world.refusal { _ = try await use(world, second) }
            let third = try await invite(world, id)
            let code = try await world.facade.makeOneTimeCode(for: "lan", as: .commandLine)
            _ = try await UseOneTimeCode(
                signInName: "lan", code: code, newPassword: InvitationTests.password, address: ""
            ).run(on: world.store, world.facade.hasher)
            let used = try await world.refusal { _ = try await use(world, third) }
            let more = try await world.refusal { _ = try await invite(world, id) }

            #expect([replaced, old, used] == Array(repeating: "invitation_over", count: 3))
            #expect(more == "invitation_not_needed")
        }
    }

    @Test(arguments: TestStore.engines)
    func `the account's end ends its invitation`(engine: EngineName) async throws {
        try await with(engine) { world, id, token in
            try await world.facade.endAccount(id: id, as: .commandLine)
            let used = try await world.refusal { _ = try await use(world, token) }
            let more = try await world.refusal { _ = try await invite(world, id) }

            #expect([used, more] == ["invitation_over", "account_ended"])
        }
    }

    @Test(arguments: TestStore.engines)
    func `only who manages accounts invites, and the database keeps no link`(engine: EngineName) async throws {
        try await with(engine) { world, id, token in
            let stranger = Actor(kind: .person, name: "x", roles: [])
            await #expect(throws: Forbidden.self) { _ = try await invite(world, id, as: stranger) }
            await #expect(throws: NotFound.self) { _ = try await invite(world, "none") }

            let text = try await world.storedText()
            #expect(!text.contains(token))
        }
    }

    @Test func `the link is made, followed and used page by page`() async throws {
        try await AccessWorld.with(.sqlite) { world in
            let draft = AccountDraft(signInName: "lan", displayName: "Trần Thị Lan")
            let id = try await world.facade.createAccount(draft, as: .commandLine)
            let boss = TestBrowser(try world.site(), cookies: ["session": try await world.signIn("boss")])
            let page = try await boss.get("/accounts/\(id)")
            let slip = try await boss.post("/accounts/\(id)/invitation")
            let link = try #require(slip.body.firstMatch(of: /http:\/\/phucloi\.test(\/invitation\/[A-Za-z0-9_-]{43})/))
            let path = String(link.output.1)
            let person = TestBrowser(try world.site())
            let shown = try await person.get(path)
            let password = InvitationTests.password
            let differing = try await person.post(path, [("password", password), ("again", "x")])
            let done = try await person.post(path, [("password", password), ("again", password)])
            let home = try await person.get("/")
            let over = try await person.get(path)
            let refused = try await boss.post("/accounts/\(id)/invitation")

            #expect(page.body.contains("Tạo đường dẫn mời"))
            #expect(shown.body.contains("Trần Thị Lan"))
            #expect(differing.status == 422)
            #expect(differing.body.contains("không giống nhau"))
            #expect(done.status == 303)
            #expect(home.body.contains("Trần Thị Lan"))
            #expect(over.status == 422)
            #expect(over.body.contains("đường dẫn mới"))
            #expect(refused.body.contains("đã có mật khẩu"))
        }
    }
}
