import Kernel
import Storage
import TestKit
import Testing
import Web

@testable import Access

struct PasswordRequestTests {
    private func ask(_ world: AccessWorld, _ name: String, from address: String = "10.0.0.1") async throws {
        let action = AskForPassword(signInName: name, address: address)
        try await world.facade.change { tx in try action.run(in: tx) }
    }

    private func requests(_ world: AccessWorld) async throws -> [String] {
        try await world.facade.look { tx in
            try PasswordRequestQueries.all(offset: 0, limit: 50, in: tx).map(\.signInName)
        }
    }

    @Test(arguments: TestStore.engines)
    func `a request stands in the list once, and only for living accounts`(engine: EngineName) async throws {
        try await AccessWorld.with(engine) { world in
            let ended = try await world.account("ended")
            try await world.account("lan")
            try await world.facade.endAccount(id: ended, as: .commandLine)
            for name in [" LAN ", "lan", "ended", "nobody", "boss"] {
                try await ask(world, name)
                world.time.pass(seconds: 1)
            }
            let entries = try await world.facade.auditEntries(
                action: "access.password_asked", actor: nil, before: nil, limit: 10)

            #expect(try await requests(world) == ["lan", "boss"])
            #expect(entries.count == 2)
        }
    }

    @Test(arguments: TestStore.engines)
    func `a code answers a request, and so do dismissing it and a new password`(engine: EngineName) async throws {
        try await AccessWorld.with(engine) { world in
            let id = try await world.account("lan")
            try await ask(world, "lan")
            _ = try await world.facade.makeOneTimeCode(for: "lan", as: .commandLine)
            let afterCode = try await requests(world)
            try await ask(world, "lan")
            try await world.facade.change { tx in
                try DismissPasswordRequest(accountID: id).run(as: .commandLine, in: tx)
            }
            let afterDismissing = try await requests(world)
            try await ask(world, "lan")
            let lan = try #require(try await world.actor(try await world.signIn("lan")))
            _ = try await ChangePassword(
                actor: lan, oldPassword: AccessWorld.password, newPassword: "năm con ngựa đỏ", address: ""
            ).run(on: world.store, world.facade.hasher)
            let afterPassword = try await requests(world)

            #expect([afterCode, afterDismissing, afterPassword] == [[], [], []])
            await #expect(throws: NotFound.self) {
                try await world.facade.change { tx in
                    try DismissPasswordRequest(accountID: id).run(as: .commandLine, in: tx)
                }
            }
            await #expect(throws: Forbidden.self) {
                try await world.facade.change { tx in try DismissPasswordRequest(accountID: id).run(as: lan, in: tx) }
            }
        }
    }

    @Test(arguments: TestStore.engines)
    func `an address that asks for many must wait, without closing the way in`(engine: EngineName) async throws {
        try await AccessWorld.with(engine) { world in
            for index in 0..<10 { try await ask(world, "name\(index)") }
            let refusal = try await world.refusal { try await ask(world, "boss") }
            try await ask(world, "boss", from: "10.0.0.9")

            #expect(refusal == "try_again_later")
            _ = try await world.signIn("boss")
        }
    }

    @Test func `a stranger learns the same of every name`() async throws {
        try await AccessWorld.with(.sqlite) { world in
            var pages: [String] = []
            for name in ["boss", "nobody"] {
                let browser = TestBrowser(try world.site())
                _ = try await browser.get("/forgotten-password")
                let answer = try await browser.post("/forgotten-password", [("name", name)])
                let page = try await browser.get("/forgotten-password")
                pages.append("\(answer.status) \(page.body.replacing(browser.csrf, with: ""))")
            }
            let browser = TestBrowser(try world.site())
            _ = try await browser.get("/forgotten-password")
            for _ in 0..<8 { _ = try await browser.post("/forgotten-password", [("name", "x")]) }
            let blocked = try await browser.post("/forgotten-password", [("name", "x")])

            #expect(pages[0] == pages[1])
            #expect(pages[0].contains("Nếu có tài khoản tên đó"))
            #expect(blocked.status == 429)
        }
    }

    @Test func `the administrator sees the list and answers or dismisses`() async throws {
        try await AccessWorld.with(.sqlite) { world in
            let lan = try await world.account("lan")
            let mai = try await world.account("mai")
            try await ask(world, "lan")
            try await ask(world, "mai")
            let boss = TestBrowser(try world.site(), cookies: ["session": try await world.signIn("boss")])
            let accounts = try await boss.get("/accounts")
            let list = try await boss.get("/password-requests")
            let slip = try await boss.post("/accounts/\(lan)/one-time-code")
            let dismissed = try await boss.post("/password-requests/\(mai)/dismiss")
            let empty = try await boss.get("/password-requests")

            #expect(accounts.body.contains("Yêu cầu mật khẩu: 2"))
            #expect(list.body.contains("Trần lan"))
            #expect(list.body.contains("Trần mai"))
            #expect([slip.status, dismissed.status] == [200, 303])
            #expect(!empty.body.contains("Trần lan"))
            #expect(!empty.body.contains("Trần mai"))
        }
    }
}
