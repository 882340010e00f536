import Kernel
import Storage
import TestKit
import Testing
import Web

@testable import Access

struct HandOverTests {
    private func handOver(
        _ world: AccessWorld, _ id: String, to name: String, on day: String? = nil, as actor: Actor = .commandLine
    ) async throws {
        let action = HandOverRoles(from: id, to: name, on: day.flatMap { Day($0) })
        try await world.facade.change { tx in try action.run(as: actor, in: tx) }
    }

    private func days(_ world: AccessWorld, _ id: String) async throws -> [String] {
        try await world.facade.account(id: id)?.roles.map { role in
            "\(role.name) \(role.days.from?.description ?? "") \(role.days.to?.description ?? "")"
        } ?? []
    }

    @Test(arguments: TestStore.engines)
    func `old roles end and new ones begin on the day`(engine: EngineName) async throws {
        try await AccessWorld.with(engine) { world in
            let lan = try await world.account(
                "lan", RoleGrant(.auditor, on: .everything),
                RoleGrant(.unitOfficer, on: .unit(code: "U1"), to: Day("2026-12-01")),
                RoleGrant(.auditor, on: .unit(code: "U2"), from: Day("2026-09-01")),
                RoleGrant(.cashier, on: .point(code: "P1"), to: Day("2026-07-20")))
            let mai = try await world.account("mai")
            try await handOver(world, lan, to: " MAI ", on: "2026-08-01")

            #expect(
                try await Set(days(world, lan)) == [
                    "auditor 2026-07-01 2026-08-01", "unitOfficer 2026-07-01 2026-08-01",
                    "cashier 2026-07-01 2026-07-20", "auditor 2026-09-01 2026-09-01",
                ])
            #expect(
                try await Set(days(world, mai)) == [
                    "auditor 2026-08-01 ", "unitOfficer 2026-08-01 2026-12-01", "auditor 2026-09-01 ",
                ])
            let entry = try await world.facade.auditEntries(
                action: "access.roles_handed_over", actor: nil, before: nil, limit: 1
            ).first
            #expect(entry?.subject == "account:\(lan)")
            #expect(entry?.details == ["to": "account:\(mai)", "on": "2026-08-01", "count": "3"])
        }
    }

    @Test(arguments: TestStore.engines)
    func `a hand-over to nobody, to oneself, into the past or of nothing is refused`(
        engine: EngineName
    ) async throws {
        try await AccessWorld.with(engine) { world in
            let lan = try await world.account("lan", RoleGrant(.auditor, on: .everything))
            let mai = try await world.account("mai")
            let ended = try await world.account("ended")
            try await world.facade.endAccount(id: ended, as: .commandLine)
            let codes = [
                try await world.refusal { try await handOver(world, lan, to: "nobody") },
                try await world.refusal { try await handOver(world, lan, to: "ended") },
                try await world.refusal { try await handOver(world, lan, to: "lan") },
                try await world.refusal { try await handOver(world, lan, to: "mai", on: "2026-06-30") },
                try await world.refusal { try await handOver(world, mai, to: "lan") },
            ]

            #expect(
                codes == [
                    "hand_over_account_unknown", "hand_over_account_unknown", "hand_over_to_oneself",
                    "hand_over_in_past", "hand_over_nothing",
                ])
            await #expect(throws: NotFound.self) { try await handOver(world, "none", to: "lan") }
            let stranger = Actor(kind: .person, name: "x", roles: [])
            await #expect(throws: Forbidden.self) { try await handOver(world, lan, to: "mai", as: stranger) }
        }
    }

    @Test(arguments: TestStore.engines)
    func `the last administrator may hand over, because another follows without a gap`(
        engine: EngineName
    ) async throws {
        try await AccessWorld.with(engine) { world in
            let boss = try #require(try await world.facade.accounts().first)
            let mai = try await world.account("mai")
            try await handOver(world, boss.id, to: "mai", on: "2026-07-02")
            let before = try await world.actor(try await world.signIn("mai"))
            let own = try await world.refusal { try await world.facade.endAccount(id: mai, as: .commandLine) }
            world.time.pass(seconds: 86_400)
            let after = try await world.actor(try await world.signIn("mai"))
            let old = try await world.actor(try await world.signIn("boss"))

            #expect(before?.roles == [])
            #expect(own == "last_administrator")
            #expect(after?.may(AccessPermission.manageAccounts) == true)
            #expect(old?.roles == [])
        }
    }

    @Test func `there is an administrator on every day only without a gap and without an end`() {
        let range = { (from: String, to: String?) in DayRange(from: Day(from), to: to.flatMap { Day($0) }) }
        let cases: [([DayRange], Bool)] = [
            ([], false), ([range("2026-07-01", nil)], true), ([range("2026-07-02", nil)], false),
            ([range("2026-01-01", "2027-01-01")], false),
            ([range("2026-08-01", nil), range("2026-01-01", "2026-08-01")], true),
            ([range("2026-08-02", nil), range("2026-01-01", "2026-08-01")], false),
            ([range("2026-01-01", "2026-09-01"), range("2026-02-01", "2026-03-01"), range("2026-09-01", nil)], true),
        ]

        for (days, isUnbroken) in cases {
            #expect(AdministratorCover.isUnbroken(days, from: AccessWorld.start.businessDay) == isUnbroken, "\(days)")
        }
    }

    @Test func `roles are handed over on a page of their own`() async throws {
        try await AccessWorld.with(.sqlite) { world in
            let lan = try await world.account("lan", RoleGrant(.auditor, on: .everything))
            try await world.account("mai")
            let boss = TestBrowser(try world.site(), cookies: ["session": try await world.signIn("boss")])
            let path = "/accounts/\(lan)/hand-over"
            let page = try await boss.get(path)
            let wrong = try await boss.post(path, [("name", "nobody"), ("day", "")])
            let day = try await boss.post(path, [("name", "mai"), ("day", "mai sau")])
            let done = try await boss.post(path, [("name", "mai"), ("day", "")])

            #expect(page.body.contains("Kiểm tra, giám sát (Toàn chương trình)"))
            #expect([wrong.status, day.status, done.status] == [422, 422, 303])
            #expect(wrong.body.contains("value=\"nobody\""))
            #expect(try await world.facade.accounts(search: "mai").first?.roles.map(\.name) == [.auditor])
        }
    }
}
