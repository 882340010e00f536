import Kernel
import Storage
import TestKit
import Testing

@testable import Access

struct SchemaTests {
    @Test(arguments: TestStore.engines)
    func `roles of before the newer ones stay as they were`(engine: EngineName) async throws {
        let all = try AccessArea.migrations()
        let first = all.filter { $0.name == "access/2026-11-22-accounts" }
        try await TestStore.with(engine, first) { store in
            try await store.write { tx in
                try tx.run(
                    """
                    INSERT INTO access_account
                        (id, sign_in_name, display_name, folded_name, sort_key, language, made_at)
                    VALUES ('1', 'lan', 'Lan', 'lan', \([UInt8]("lan".utf8)), 'vi', 0)
                    """)
                try tx.run(
                    """
                    INSERT INTO access_role (id, account_id, name, scope_kind, scope_code, starts_on, ends_on)
                    VALUES ('r', '1', 'cashier', 'point', 'P1', 20000, 20001)
                    """)
            }
            try await Migrator(all).run(on: store)
            let facade = AccessFacade(store: store, hasher: try PasswordHasher(.cheap))
            try await facade.grantRole(
                RoleGrant(.member, on: .member(number: "M1")), to: "1", as: .commandLine)
            let roles = try await facade.account(id: "1")?.roles ?? []

            #expect(Set(roles.map(\.name)) == [.cashier, .member])
            #expect(Set(roles.map(\.scope)) == [.point(code: "P1"), .member(number: "M1")])
            let days = DayRange(from: Day(number: 20_000), to: Day(number: 20_001))
            #expect(roles.first { $0.name == .cashier }?.days == days)
        }
    }
}
