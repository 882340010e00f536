import Imports
import Kernel
import Organisation
import Storage
import TestKit
import Testing
import Web

@testable import Access

/// What a role means when its unit merges, is split or closes (welfare-rules section 3).
struct RoleMeaningTests {
    /// On 1 July 2026, 08:00: T1 has merged into T2, T3 was split into T4 and T5 (the larger), T6 is split into itself
    /// and T7 (the larger), N1 has closed, and so has M2, into which M1 had merged.
    private static let changes = """
        date,kind,from_code,to_code,share,name
        2026-06-01,merge,T1,T2,,
        2026-06-01,split,T3,T4,0.4,
        2026-06-01,split,T3,T5,0.6,
        2026-06-01,split,T6,T6,0.3,
        2026-06-01,split,T6,T7,0.7,
        2026-06-01,close,N1,,,
        2026-05-01,merge,M1,M2,,
        2026-06-01,close,M2,,,

        """

    private struct Grounds {
        let world: AccessWorld
        let facade: AccessFacade
        let organisation: OrganisationFacade

        func roles(_ name: String) async throws -> [Actor.Role] {
            try await session(name).actor.roles
        }

        func session(_ name: String) async throws -> Session {
            let token = try await world.signIn(name)
            return try #require(try await facade.authenticator.session(token))
        }

        /// An account with a role on a unit from a day on.
        func account(_ name: String, _ code: String, from day: String = "2026-01-01") async throws -> String {
            try await world.account(name, RoleGrant(.unitOfficer, on: .unit(code: code), from: Day(day)))
        }
    }

    private func with(_ engine: EngineName, _ body: (Grounds) async throws -> Void) async throws {
        try await AccessWorld.with(engine, more: OrganisationArea.migrations()) { world in
            let organisation = OrganisationFacade()
            let units =
                "code,name,kind,parent_code\nVN,Tổng Liên đoàn,confederation,\n"
                + ["T1", "T2", "T3", "T4", "T5", "T6", "T7", "N1", "M1", "M2"]
                .map { "\($0),Đơn vị \($0),provincial_federation,VN\n" }.joined()
                + "C1,Cơ sở 1,grassroots_union,T2\nC2,Cơ sở 2,grassroots_union,T2\n"
            for kind in organisation.importKinds {
                let text = ["units": units, "changes": RoleMeaningTests.changes][kind.name]
                if let text { try await TestImport(kind, text, on: world.store) }
            }
            let ground = RoleGround(
                organisation: organisation,
                memberUnit: { memberNo, tx in
                    try organisation.tree.value(in: tx).unit(code: ["DV1": "C1", "DV2": "C2"][memberNo] ?? "")?.number
                },
                isBranch: { code, _ in ["DT1": false, "DT1.A": true][code] })
            let facade = AccessFacade(
                store: world.store, hasher: world.facade.hasher, clock: world.time.clock, ground: ground)
            try await body(Grounds(world: world, facade: facade, organisation: organisation))
        }
    }

    @Test(
        arguments: TestStore.engines,
        [
            ("T2", "2026-01-01", ["T2"]), ("T1", "2026-01-01", ["T2", "T1"]), ("T1", "2026-06-20", ["T2", "T1"]),
            ("T3", "2026-01-01", ["T5", "T3"]), ("T6", "2026-01-01", ["T7"]), ("T6", "2026-06-01", ["T6"]),
            ("N1", "2026-01-01", []), ("M1", "2026-01-01", []), ("XX", "2026-01-01", ["XX"]),
        ])
    func `a role holds where its unit went, and nowhere when that closed`(
        engine: EngineName, role: (code: String, from: String, scopes: [String])
    ) async throws {
        try await with(engine) { grounds in
            _ = try await grounds.account("lan", role.code, from: role.from)
            let roles = try await grounds.roles("lan")

            #expect(roles.map(\.scope) == role.scopes.map { Scope.unit(code: $0) })
            #expect(roles.allSatisfy { $0.name == "unit_officer" && !$0.permissions.isEmpty })
        }
    }

    @Test(arguments: TestStore.engines)
    func `the account's page tells what became of each role`(engine: EngineName) async throws {
        try await with(engine) { grounds in
            let ids = [
                try await grounds.account("lien", "T1"), try await grounds.account("binh", "N1"),
                try await grounds.account("chi", "M1"), try await grounds.account("dung", "XX"),
                try await grounds.account("hien", "T2"),
            ]
            let site = try grounds.world.site(grounds.facade)
            let browser = TestBrowser(site, cookies: ["session": try await grounds.world.signIn("boss")])
            var pages: [String] = []
            for id in ids { pages.append(try await browser.get("/accounts/\(id)").body) }

            #expect(pages[0].contains("Từ 01/06/2026 là vai trò ở Đơn vị T2 (T2)"))
            #expect(pages[1].contains("Đã hết: Đơn vị N1 kết thúc ngày 01/06/2026, không có đơn vị tiếp nhận"))
            #expect(pages[2].contains("Đã hết: Đơn vị M1 kết thúc ngày 01/06/2026"))
            #expect(pages[3].contains("Chưa có đơn vị nào mang mã này"))
            #expect(!pages[4].contains("badge--wait"))
        }
    }

    @Test(arguments: TestStore.engines)
    func `everybody reads on an own page what the own roles mean today`(engine: EngineName) async throws {
        try await with(engine) { grounds in
            let site = try grounds.world.site(grounds.facade)
            var pages: [String] = []
            for (name, code) in [("lien", "T1"), ("hien", "T2"), ("binh", "N1")] {
                _ = try await grounds.account(name, code)
                let browser = TestBrowser(site, cookies: ["session": try await grounds.world.signIn(name)])
                pages.append(try await browser.get("/my-roles").words)
            }

            #expect(pages[0].contains("Từ 01/06/2026 là vai trò ở Đơn vị T2 (T2)"))
            #expect(pages[1].contains("T2") && !pages[1].contains("badge--wait"))
            #expect(pages[2].contains("Đã hết: Đơn vị N1 kết thúc ngày 01/06/2026"))
            #expect(!pages[0].contains("N1"))
        }
    }

    @Test(arguments: TestStore.engines)
    func `whose unit closed is told so at home, and is not asked for a second factor`(
        engine: EngineName
    ) async throws {
        try await with(engine) { grounds in
            _ = try await grounds.account("binh", "N1")
            let session = try await grounds.session("binh")
            let browser = TestBrowser(
                try grounds.world.site(grounds.facade), cookies: ["session": session.token])
            let home = try await browser.get("/").body

            #expect(session.banners.map(\.key) == ["access.role_over_notice"])
            #expect(home.contains("Đơn vị N1 đã kết thúc ngày 01/06/2026, nên vai trò của bạn ở đó đã hết"))
        }
    }

    @Test(arguments: TestStore.engines)
    func `a token on a unit follows the unit as well`(engine: EngineName) async throws {
        try await with(engine) { grounds in
            let boss = try await grounds.world.boss()
            var scopes: [[Scope]] = []
            for code in ["T2", "T1", "N1"] {
                let draft = ClientDraft(name: "Máy đọc \(code)", kind: .reader, scope: .unit(code: code))
                let token = try await grounds.facade.createClient(draft, as: boss)
                scopes.append(try await grounds.facade.authenticator.client(token)?.roles.map(\.scope) ?? [])
            }

            // The token was made on 1 July, after the events: one on a unit that had ended means its successor.
            #expect(scopes == [[.unit(code: "T2")], [.unit(code: "T2"), .unit(code: "T1")], []])
        }
    }

    @Test(arguments: TestStore.engines)
    func `a grassroots officer acts for members of the own unit alone`(engine: EngineName) async throws {
        try await with(engine) { grounds in
            let world = grounds.world
            let officer = RoleGrant(.grassrootsOfficer, on: .unit(code: "C1"))
            try await world.account("coso", officer)
            try await world.account("mai", RoleGrant(.member, on: .member(number: "DV1")))
            try await world.account("nam", RoleGrant(.member, on: .member(number: "DV2")))
            try await world.account("oanh", RoleGrant(.member, on: .member(number: "DV9")))
            try await world.account(
                "phu", RoleGrant(.member, on: .member(number: "DV1")), RoleGrant(.cashier, on: .point(code: "D1")))
            try await world.account("quy", officer)
            let token = try await world.signIn("coso")
            let browser = TestBrowser(try world.site(grounds.facade), cookies: ["session": token])
            _ = try await browser.get("/acting")
            for name in ["nam", "oanh", "phu", "quy"] {
                let answer = try await browser.post("/acting", ActingTests.form(name))
                #expect(answer.status == 422)
                #expect(answer.body.contains("chỉ làm thay được đoàn viên đang sinh hoạt tại đơn vị mình"), "\(name)")
            }
            let started = try await browser.post("/acting", ActingTests.form("mai"))
            let acting = try #require(try await grounds.facade.authenticator.session(token)?.actor)
            try await grounds.facade.change { tx in
                let id = try #require(try AccountQueries.credentials("coso", in: tx)).accountID
                let role = try #require(try RoleQueries.roles(of: [id], in: tx)[id]?.first)
                try RoleQueries.end(id: role.id, on: tx.today, in: tx)
            }

            #expect(started.status == 303)
            #expect(acting.signature == "coso (mai)")
            #expect(acting.roles.map(\.scope) == [.member(number: "DV1")])
            // Without the role there is no right to act any more.
            let after = try await grounds.facade.authenticator.session(token)
            #expect(after == nil)
        }
    }

    @Test(arguments: TestStore.engines)
    func `an officer of the confederation may act for a grassroots officer, without the right to act`(
        engine: EngineName
    ) async throws {
        try await with(engine) { grounds in
            try await grounds.world.account("tonglien", RoleGrant(.confederationOfficer, on: .everything))
            try await grounds.world.account("coso", RoleGrant(.grassrootsOfficer, on: .unit(code: "C1")))
            let token = try await grounds.world.signIn("tonglien")
            let browser = TestBrowser(try grounds.world.site(grounds.facade), cookies: ["session": token])
            _ = try await browser.get("/acting")
            let started = try await browser.post("/acting", ActingTests.form("coso"))
            let actor = try #require(try await grounds.facade.authenticator.session(token)?.actor)

            #expect(started.status == 303)
            #expect(actor.roles.map(\.scope) == [.unit(code: "C1")])
            #expect(!actor.may(AccessPermission.actFor))
        }
    }

    @Test(
        arguments: TestStore.engines,
        [
            (RoleGrant(.grassrootsOfficer, on: .unit(code: "T2")), "role_needs_grassroots"),
            (RoleGrant(.grassrootsOfficer, on: .unit(code: "C1")), nil),
            (RoleGrant(.grassrootsOfficer, on: .unit(code: "MOI")), nil),
            (RoleGrant(.branchManager, on: .partner(code: "DT1")), "role_needs_branch"),
            (RoleGrant(.branchManager, on: .partner(code: "DT1.A")), nil),
            (RoleGrant(.branchManager, on: .partner(code: "MOI")), nil),
        ])
    func `a role is given on a thing of its own kind`(
        engine: EngineName, role: (grant: RoleGrant, refusal: String?)
    ) async throws {
        try await with(engine) { grounds in
            let id = try await grounds.world.account("lan")
            let boss = try await grounds.world.boss()
            let refusal = try await grounds.world.refusal {
                try await grounds.facade.grantRole(role.grant, to: id, as: boss)
            }

            #expect(refusal == role.refusal)
        }
    }
}
