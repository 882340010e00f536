import Kernel
import Storage
import TestKit
import Testing
import Web

@testable import Access

struct SessionListTests {
    private func sessions(_ world: AccessWorld, _ token: String) async throws -> [SessionSummary] {
        let actor = try await world.actor(token) ?? .visitor
        return try await world.facade.look { tx in
            let account = try AccessGuard.ownAccount(of: actor, in: tx)
            return try SessionQueries.living(
                of: account.accountID, seenFrom: TokenHash.of(token), by: .standard, in: tx)
        }
    }

    @Test(arguments: TestStore.engines)
    func `the list tells of one's own living sessions, and which is this one`(engine: EngineName) async throws {
        try await AccessWorld.with(engine) { world in
            try await world.account("lan")
            _ = try await world.signIn("boss", from: "10.0.0.5")
            world.time.pass(seconds: 5 * 3_600)
            let second = try await world.signIn("boss", from: "10.0.0.6")
            _ = try await world.signIn("lan")
            let both = try await sessions(world, second)
            world.time.pass(seconds: 4 * 3_600)
            let left = try await sessions(world, second)

            #expect(both.map(\.address) == ["10.0.0.6", "10.0.0.5"])
            #expect(both.map(\.isThis) == [true, false])
            #expect(both[1].startedAt == AccessWorld.start)
            #expect(left.map(\.address) == ["10.0.0.6"])
        }
    }

    @Test(arguments: TestStore.engines)
    func `one session, or all others, can be ended by their owner`(engine: EngineName) async throws {
        try await AccessWorld.with(engine) { world in
            try await world.account("lan")
            let lan = try await world.signIn("lan")
            var tokens: [String] = []
            for _ in 0..<3 { tokens.append(try await world.signIn("boss")) }
            let first = tokens[0]
            let boss = try #require(try await world.actor(tokens[0]))
            let own = try #require(try await sessions(world, tokens[1]).first { $0.isThis }?.id)
            let foreign = try #require(try await sessions(world, lan).first?.id)
            try await world.facade.change { tx in try EndOwnSession(sessionID: own).run(as: boss, in: tx) }
            await #expect(throws: NotFound.self) {
                try await world.facade.change { tx in try EndOwnSession(sessionID: foreign).run(as: boss, in: tx) }
            }
            let one = try await world.actor(tokens[1])
            try await world.facade.change { tx in try EndOtherSessions(token: first).run(as: boss, in: tx) }

            #expect(one == nil)
            #expect(try await world.actor(tokens[0]) != nil)
            #expect(try await world.actor(tokens[2]) == nil)
            #expect(try await world.actor(lan) != nil)
        }
    }

    @Test(arguments: TestStore.engines)
    func `whoever manages accounts ends all sessions of one`(engine: EngineName) async throws {
        try await AccessWorld.with(engine) { world in
            let id = try await world.account("lan", RoleGrant(.auditor, on: .everything))
            let token = try await world.signIn("lan")
            let lan = try #require(try await world.actor(token))
            await #expect(throws: Forbidden.self) {
                try await world.facade.change { tx in try EndSessions(accountID: id).run(as: lan, in: tx) }
            }
            try await world.facade.change { tx in try EndSessions(accountID: id).run(as: .commandLine, in: tx) }

            #expect(try await world.actor(token) == nil)
            await #expect(throws: NotFound.self) {
                try await world.facade.change { tx in try EndSessions(accountID: "none").run(as: .commandLine, in: tx) }
            }
        }
    }

    @Test func `sessions are listed and ended on their pages`() async throws {
        try await AccessWorld.with(.sqlite) { world in
            let id = try await world.account("lan")
            let other = try await world.signIn("lan", from: "10.0.0.7")
            world.time.pass(seconds: 1)
            let browser = TestBrowser(try world.site(), cookies: ["session": try await world.signIn("lan")])
            let page = try await browser.get("/sessions")
            let path = try #require(page.body.matches(of: /action="(\/sessions\/[^"]+\/end)"/).last).output.1
            let ended = try await browser.post(String(path))
            let unknown = try await browser.post("/sessions/none/end")
            _ = try await world.signIn("lan")
            let others = try await browser.post("/sessions/end-others")
            let alone = try await browser.get("/sessions")
            let boss = TestBrowser(try world.site(), cookies: ["session": try await world.signIn("boss")])
            _ = try await boss.get("/accounts")
            let all = try await boss.post("/accounts/\(id)/sessions/end")
            let after = try await browser.get("/sessions")

            #expect(page.body.contains("10.0.0.7"))
            #expect(page.body.contains("Phiên này"))
            #expect([ended.status, unknown.status, others.status, all.status] == [303, 404, 303, 303])
            #expect(try await world.actor(other) == nil)
            #expect(!alone.body.contains("Kết thúc mọi phiên khác"))
            #expect(after.header("location")?.hasPrefix("/sign-in") == true)
        }
    }
}
