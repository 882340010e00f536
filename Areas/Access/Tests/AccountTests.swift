import Kernel
import Storage
import Web
import TestKit
import Testing

@testable import Access

struct AccountTests {
    @Test(arguments: TestStore.engines)
    func `a sign-in name is kept in small letters and taken once`(engine: EngineName) async throws {
        try await AccessWorld.with(engine) { world in
            try await world.account("Lan.Anh")
            let again = try await world.refusal { try await world.account("LAN.ANH") }

            #expect(again == "sign_in_name_taken")
            #expect(try await world.facade.accounts().map(\.signInName).sorted() == ["boss", "lan.anh"])
        }
    }

    @Test(arguments: [
        (AccountDraft(signInName: "ab", displayName: "A"), "sign_in_name_invalid"),
        (AccountDraft(signInName: "đào", displayName: "A"), "sign_in_name_invalid"),
        (AccountDraft(signInName: "a b c", displayName: "A"), "sign_in_name_invalid"),
        (AccountDraft(signInName: String(repeating: "a", count: 61), displayName: "A"), "sign_in_name_invalid"),
        (AccountDraft(signInName: "abc", displayName: "  "), "display_name_invalid"),
        (AccountDraft(signInName: "abc", displayName: "a\u{7}b"), "display_name_invalid"),
        (AccountDraft(signInName: "abc", displayName: String(repeating: "a", count: 101)), "display_name_invalid"),
        (
            AccountDraft(signInName: "abc", displayName: "A", roles: [RoleGrant(.cashier, on: .everything)]),
            "role_does_not_fit_scope"
        ),
        (
            AccountDraft(
                signInName: "abc", displayName: "A", roles: [RoleGrant(.unitOfficer, on: .unit(code: "a b"))]),
            "scope_code_invalid"
        ),
        (
            AccountDraft(
                signInName: "abc", displayName: "A",
                roles: [
                    RoleGrant(.administrator, on: .everything, from: Day("2026-07-02"), to: Day("2026-07-02"))
                ]),
            "role_dates_empty"
        ),
        (
            AccountDraft(
                signInName: "abc", displayName: "A",
                roles: [RoleGrant(.administrator, on: .everything, to: Day("2026-07-01"))]),
            "role_dates_empty"
        ),
    ])
    func `a draft that breaks a rule opens no account`(draft: AccountDraft, code: String) async throws {
        try await AccessWorld.with(.sqlite) { world in
            let refusal = try await world.refusal {
                try await world.facade.createAccount(draft, as: .commandLine)
            }

            #expect(refusal == code)
            #expect(try await world.facade.accounts().count == 1)
        }
    }

    @Test(arguments: RoleName.allCases)
    func `a role fits only scopes that it can mean something on`(role: RoleName) {
        let scopes: [Scope] = [
            .everything, .unit(code: "U"), .partner(code: "P"), .point(code: "D"), .member(number: "M"),
        ]
        let fitting: [RoleName: [Scope]] = [
            .administrator: [.everything], .confederationOfficer: [.everything], .unitOfficer: [.unit(code: "U")],
            .auditor: [.everything, .unit(code: "U")], .partnerManager: [.partner(code: "P")],
            .grassrootsOfficer: [.unit(code: "U")], .branchManager: [.partner(code: "P")],
            .cashier: [.partner(code: "P"), .point(code: "D")], .member: [.member(number: "M")],
        ]

        #expect(scopes.filter(role.fits) == fitting[role])
    }

    @Test(arguments: TestStore.engines)
    func `accounts are found by either name without marks, in the order of given names`(
        engine: EngineName
    )
        async throws
    {
        try await AccessWorld.with(engine) { world in
            for (name, full) in [("binh", "Đỗ Thị Bình"), ("an", "Nguyễn Văn Ân"), ("pct", "Lê 100%")] {
                let draft = AccountDraft(signInName: name + "1", displayName: full)
                try await world.facade.createAccount(draft, as: .commandLine)
            }

            #expect(try await world.facade.accounts(search: "nguyen van an").map(\.signInName) == ["an1"])
            #expect(try await world.facade.accounts(search: "binh1").map(\.displayName) == ["Đỗ Thị Bình"])
            #expect(try await world.facade.accounts(search: "0%").map(\.signInName) == ["pct1"])
            #expect(try await world.facade.accounts(search: "_").isEmpty)
            #expect(try await world.facade.accounts(search: String(repeating: "%", count: 60_000)).isEmpty)
            let all = try await world.facade.accounts().map(\.displayName)
            #expect(all == ["Lê 100%", "Nguyễn Văn Ân", "Đỗ Thị Bình", "Trần boss"])
            #expect(try await world.facade.accounts(offset: 1, limit: 1).map(\.signInName) == ["an1"])
        }
    }

    @Test(arguments: TestStore.engines)
    func `an ended account cannot do anything any more`(engine: EngineName) async throws {
        try await AccessWorld.with(engine) { world in
            let id = try await world.account("lan", RoleGrant(.auditor, on: .everything))
            let token = try await world.signIn("lan")
            let boss = try await world.boss()

            try await world.facade.endAccount(id: id, as: boss)

            #expect(try await world.actor(token) == nil)
            let signIn = try await world.refusal { _ = try await world.signIn("lan") }
            let again = try await world.refusal { try await world.facade.endAccount(id: id, as: boss) }
            let code = try await world.refusal {
                _ = try await world.facade.makeOneTimeCode(for: "lan", as: boss)
            }
            let role = try await world.refusal {
                try await world.facade.grantRole(RoleGrant(.auditor, on: .everything), to: id, as: boss)
            }
            #expect(
                [signIn, again, code, role] == ["wrong_name_or_password"] + Array(repeating: "account_ended", count: 3))
        }
    }

    @Test(arguments: TestStore.engines)
    func `the last administrator and one's own account stay`(engine: EngineName) async throws {
        try await AccessWorld.with(engine) { world in
            let boss = try await world.boss()
            let account = try #require(try await world.facade.accounts().first)
            let own = try await world.refusal { try await world.facade.endAccount(id: account.id, as: boss) }
            let last = try await world.refusal {
                try await world.facade.endAccount(id: account.id, as: .commandLine)
            }
            let role = try await world.refusal {
                try await world.facade.endRole(account.roles[0].id, of: account.id, as: boss)
            }

            #expect([own, last, role] == ["own_account", "last_administrator", "last_administrator"])
        }
    }

    @Test(arguments: TestStore.engines)
    func `a role holds from its first day until its end`(engine: EngineName) async throws {
        try await AccessWorld.with(engine) { world in
            let grant = RoleGrant(
                .unitOfficer, on: .unit(code: "U1"), from: Day("2026-07-02"), to: Day("2026-07-03"))
            try await world.account("lan", grant)
            let token = try await world.signIn("lan")
            let before = try await world.actor(token)
            world.time.pass(seconds: 7 * 3_600)
            _ = try await world.actor(token)
            world.time.pass(seconds: 7 * 3_600)
            _ = try await world.actor(token)
            world.time.pass(seconds: 3 * 3_600)
            let during = try await world.actor(token)
            for _ in 0..<4 {
                world.time.pass(seconds: 6 * 3_600)
                _ = try await world.actor(token)
            }
            let after = try await world.actor(token)

            #expect(before?.roles == [])
            #expect(during?.roles.map(\.scope) == [.unit(code: "U1")])
            #expect(during?.may(Permission("reports.read")) == true)
            #expect(after?.roles == [])
        }
    }

    @Test(arguments: TestStore.engines)
    func `an ended role ends at once, even one that begins later`(engine: EngineName) async throws {
        try await AccessWorld.with(engine) { world in
            let boss = try await world.boss()
            let later = RoleGrant(.auditor, on: .everything, from: Day("2027-01-01"))
            let id = try await world.account("lan", RoleGrant(.auditor, on: .unit(code: "U")), later)
            let token = try await world.signIn("lan")
            for role in try await world.facade.account(id: id)?.roles ?? [] {
                try await world.facade.endRole(role.id, of: id, as: boss)
            }

            #expect(try await world.actor(token)?.roles == [])
            let days = try await world.facade.account(id: id)?.roles.map(\.days.isEmpty)
            #expect(days == [true, true])
            let role = try await world.facade.account(id: id)?.roles.first?.id ?? ""
            await #expect(throws: NotFound.self) { try await world.facade.endRole(role, of: id, as: boss) }
        }
    }

    @Test func `only who manages the whole programme's accounts may change them`() async throws {
        try await AccessWorld.with(.sqlite) { world in
            let permissions: Set = [AccessPermission.manageAccounts, AccessPermission.manageClients]
            let local = Actor(
                kind: .person, name: "local",
                roles: [Actor.Role(name: "x", scope: .unit(code: "U"), permissions: permissions)])
            let draft = AccountDraft(signInName: "new", displayName: "New")
            let client = ClientDraft(name: "Till", kind: .till, scope: .point(code: "P"))
            for actor in [local, Actor.visitor] {
                await #expect(throws: Forbidden.self) {
                    try await world.facade.createAccount(draft, as: actor)
                }
                await #expect(throws: Forbidden.self) {
                    _ = try await world.facade.makeOneTimeCode(for: "boss", as: actor)
                }
                await #expect(throws: Forbidden.self) { try await world.facade.endAccount(id: "1", as: actor) }
                await #expect(throws: Forbidden.self) { try await world.facade.endRole("1", of: "1", as: actor) }
                await #expect(throws: Forbidden.self) {
                    try await world.facade.grantRole(RoleGrant(.auditor, on: .everything), to: "1", as: actor)
                }
                await #expect(throws: Forbidden.self) {
                    _ = try await world.facade.createClient(client, as: actor)
                }
                await #expect(throws: Forbidden.self) { try await world.facade.endClient(id: "1", as: actor) }
            }
        }
    }

    @Test(arguments: TestStore.engines)
    func `every change leaves an audit row without anybody's name in its details`(engine: EngineName) async throws {
        try await AccessWorld.with(engine) { world in
            let boss = try await world.boss()
            let draft = AccountDraft(
                signInName: "lan", displayName: "Trần Thị Lan", roles: [RoleGrant(.auditor, on: .everything)])
            let id = try await world.facade.createAccount(draft, as: boss)
            _ = try await world.facade.makeOneTimeCode(for: "lan", as: boss)
            try await world.facade.endAccount(id: id, as: boss)
            let client = ClientDraft(name: "Quầy 1", kind: .till, scope: .point(code: "P1"))
            _ = try await world.facade.createClient(client, as: boss)

            let entries = try await world.facade.auditEntries(action: nil, actor: "boss", before: nil, limit: 100)
            #expect(
                entries.map(\.action) == [
                    "access.client_created", "access.account_ended", "access.one_time_code_made",
                    "access.role_granted", "access.account_created", "access.signed_in",
                ])
            for entry in entries {
                #expect(!"\(entry.subject) \(entry.details)".lowercased().contains("lan"))
            }
            let older = try await world.facade.auditEntries(
                action: "access.account_created", actor: nil, before: entries[4].number, limit: 100)
            #expect(older.map(\.actorName) == ["phucloi"])
        }
    }
}
