import Kernel
import Storage
import TestKit
import Testing
import Web

@testable import Access

struct ActingTests {
    private static let consent = "Giấy đề nghị số 12"

    /// An officer of the confederation and a unit officer for whom that one may act.
    private func with(_ engine: EngineName, _ body: (AccessWorld, String) async throws -> Void) async throws {
        try await AccessWorld.with(engine) { world in
            try await world.account("officer", RoleGrant(.confederationOfficer, on: .everything))
            try await world.account("lan", RoleGrant(.unitOfficer, on: .unit(code: "U1")))
            try await body(world, try await world.signIn("officer"))
        }
    }

    /// The form that asks to act for somebody.
    static func form(_ name: String) -> [(String, String)] {
        [("name", name), ("consent", consent), ("consented_on", "2026-06-30")]
    }

    private func start(
        _ world: AccessWorld, _ token: String, for name: String = "lan", consent: String = ActingTests.consent,
        on day: String = "2026-06-30"
    ) async throws {
        let actor = try await world.actor(token) ?? .visitor
        let draft = ActingDraft(
            signInName: name, consent: consent, consentedOn: Day(day) ?? AccessWorld.start.businessDay)
        let action = StartActing(draft: draft, token: token, roles: .standard, ground: .none)
        try await world.facade.change { tx in try action.run(as: actor, in: tx) }
    }

    private func stop(_ world: AccessWorld, _ token: String) async throws {
        let actor = try await world.actor(token) ?? .visitor
        try await world.facade.change { tx in try StopActing(token: token).run(as: actor, in: tx) }
    }

    @Test(arguments: TestStore.engines)
    func `an officer acts with the roles of the other and stays named`(engine: EngineName) async throws {
        try await with(engine) { world, token in
            try await start(world, token)
            let acting = try #require(try await world.actor(token))
            try await stop(world, token)
            let after = try #require(try await world.actor(token))

            #expect(acting.name == "officer")
            #expect(acting.actingFor == "lan")
            #expect(acting.signature == "officer (lan)")
            #expect(acting.roles.map(\.scope) == [.unit(code: "U1")])
            #expect(!acting.may(AccessPermission.actFor))
            #expect(after.actingFor == nil)
            #expect(after.signature == "officer")
            #expect(after.scopes(for: AccessPermission.actFor) == [.everything])
        }
    }

    @Test(arguments: TestStore.engines)
    func `every audit row of such a session names both`(engine: EngineName) async throws {
        try await with(engine) { world, token in
            try await start(world, token)
            let acting = try #require(try await world.actor(token))
            try await world.store.write { tx in try tx.audit(acting, "some.change", "thing:1", ["kind": "x"]) }
            try await stop(world, token)
            let entries = try await world.facade.auditEntries(action: nil, actor: "officer", before: nil, limit: 10)

            #expect(
                entries.map(\.action) == [
                    "access.acting_stopped", "some.change", "access.acting_started", "access.signed_in",
                ])
            #expect(entries.map { $0.details["acting_for"] } == ["lan", "lan", nil, nil])
            #expect(entries[1].details["kind"] == "x")
            #expect(entries[2].details == ["consented_on": "2026-06-30"])
            let stored = try await world.store.read { tx in
                try tx.rows("SELECT consent, ended_at FROM access_acting").map { (try $0.text(0), $0.isNull(1)) }
            }
            #expect(stored.map(\.0) == [ActingTests.consent])
            #expect(stored.map(\.1) == [false])
        }
    }

    @Test(arguments: [
        ("nobody", consent, "2026-06-30", "acting_account_unknown"),
        ("ended", consent, "2026-06-30", "acting_account_unknown"),
        ("officer", consent, "2026-06-30", "acting_for_oneself"),
        ("boss", consent, "2026-06-30", "acting_for_administrator"),
        ("other.officer", consent, "2026-06-30", "acting_for_administrator"),
        ("lan", "  ngắn  ", "2026-06-30", "consent_too_short"),
        ("lan", String(repeating: "a", count: 501), "2026-06-30", "consent_too_short"),
        ("lan", consent, "2026-07-02", "consent_in_future"),
    ])
    func `acting without a consent or beyond one's own rights is refused`(
        name: String, consent: String, day: String, code: String
    ) async throws {
        try await with(.sqlite) { world, token in
            try await world.account("other.officer", RoleGrant(.confederationOfficer, on: .everything))
            let ended = try await world.account("ended")
            try await world.facade.endAccount(id: ended, as: .commandLine)
            let refusal = try await world.refusal {
                try await start(world, token, for: name, consent: consent, on: day)
            }

            #expect(refusal == code)
        }
    }

    @Test(arguments: TestStore.engines)
    func `only who holds the permission for the whole programme acts for others`(engine: EngineName) async throws {
        try await with(engine) { world, token in
            let lan = try await world.signIn("lan")
            await #expect(throws: Forbidden.self) { try await start(world, lan, for: "officer") }
            let nobody = try await world.refusal { try await stop(world, token) }
            try await start(world, token)
            let second = try await world.refusal { try await start(world, token) }

            #expect([nobody, second] == ["acting_for_nobody", "not_while_acting"])
        }
    }

    @Test(arguments: TestStore.engines)
    func `one's own things are not touched while acting`(engine: EngineName) async throws {
        try await with(engine) { world, token in
            try await start(world, token)
            let acting = try #require(try await world.actor(token))
            let password = try await world.refusal {
                _ = try await ChangePassword(
                    actor: acting, oldPassword: AccessWorld.password, newPassword: "năm con ngựa đỏ", address: ""
                ).run(on: world.store, world.facade.hasher)
            }
            let factor = try await world.refusal {
                try await world.facade.change { tx in try BeginSecondFactor(seal: .none).run(as: acting, in: tx) }
            }
            let off = try await world.refusal {
                try await EndSecondFactor(actor: acting, password: "x").run(on: world.store, world.facade.hasher)
            }
            let sessions = try await world.refusal {
                try await world.facade.change { tx in try EndOtherSessions(token: token).run(as: acting, in: tx) }
            }

            #expect([password, factor, off, sessions] == Array(repeating: "not_while_acting", count: 4))
        }
    }

    @Test(arguments: TestStore.engines)
    func `acting ends with the right to it, with either account and with the session`(
        engine: EngineName
    ) async throws {
        try await with(engine) { world, token in
            let accounts = try await world.facade.accounts()
            let officer = try #require(accounts.first { $0.signInName == "officer" })
            let lan = try #require(accounts.first { $0.signInName == "lan" })
            try await start(world, token)
            try await world.facade.endRole(officer.roles[0].id, of: officer.id, as: .commandLine)
            let withoutRight = try await world.actor(token)
            try await world.facade.grantRole(
                RoleGrant(.confederationOfficer, on: .everything), to: officer.id, as: .commandLine)
            let again = try await world.actor(token)
            try await world.facade.endAccount(id: lan.id, as: .commandLine)
            let withoutOther = try await world.actor(token)
            try await world.facade.change { tx in try EndSessions(accountID: officer.id).run(as: .commandLine, in: tx) }
            let open = try await world.store.read { tx in
                try tx.first("SELECT COUNT(*) FROM access_acting WHERE ended_at IS NULL")?.integer(0)
            }

            #expect(withoutRight == nil)
            #expect(again?.actingFor == "lan")
            #expect(withoutOther == nil)
            #expect(open == 0)
        }
    }

    @Test(arguments: TestStore.engines)
    func `who becomes administrator meanwhile lends no more than before`(engine: EngineName) async throws {
        try await with(engine) { world, token in
            let lan = try #require(try await world.facade.accounts().first { $0.signInName == "lan" })
            try await start(world, token)
            try await world.facade.grantRole(
                RoleGrant(.administrator, on: .everything), to: lan.id, as: .commandLine)
            let acting = try #require(try await world.actor(token))

            #expect(acting.may(AccessPermission.readAudit))
            for permission in AccessPermission.neverForAnother { #expect(!acting.may(permission)) }
        }
    }

    @Test func `a banner on every page tells it and stops it`() async throws {
        try await with(.sqlite) { world, token in
            let browser = TestBrowser(try world.site(), cookies: ["session": token])
            let form = try await browser.get("/acting?name=lan")
            let fields = [("name", "lan"), ("consent", ActingTests.consent)]
            let wrong = try await browser.post("/acting", fields + [("consented_on", "hôm qua")])
            let started = try await browser.post("/acting", fields + [("consented_on", "30/6/2026")])
            let home = try await browser.get("/")
            let none = try await browser.get("/none")
            let own = try await browser.get("/sessions")
            let again = try await browser.get("/acting")
            let stopped = try await browser.post("/acting/stop")
            let after = try await browser.get("/")
            let boss = TestBrowser(try world.site(), cookies: ["session": try await world.signIn("boss")])
            let audit = try await boss.get("/audit")

            #expect(form.body.contains("value=\"lan\""))
            #expect(wrong.status == 422)
            #expect(wrong.body.contains(ActingTests.consent))
            #expect(started.header("location") == "/")
            for page in [home, none, own, again] {
                #expect(page.body.contains("Bạn đang làm thay Trần lan, theo sự đồng ý ngày 30/06/2026."))
                #expect(page.body.contains("action=\"/acting/stop\""))
            }
            #expect([own.status, again.status, stopped.status] == [422, 403, 303])
            #expect(!after.body.contains("action=\"/acting/stop\""))
            #expect(audit.body.contains("officer, làm thay lan"))
        }
    }
}
