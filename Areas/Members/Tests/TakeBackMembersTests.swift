import Imports
import Kernel
import Storage
import TestKit
import Testing

@testable import Members

@Suite struct TakeBackMembersTests {
    @Test(arguments: TestStore.engines)
    func `an import is taken back: its rows go and what it changed is as before`(engine: EngineName) async throws {
        try await MembersWorld.with(engine) { world in
            let first = try await world.batch(["A1,Trần An,1990-01-01,male,CS1,2020-01-01,"])
            let before = try await world.register()
            let second = try await world.batch(
                [
                    "A1,Trần Văn An,1990-01-01,male,CS1,2020-01-01,2024-01-01", "A1,Trần Văn An,,,CS3,2024-01-01,",
                    "B1,Đặng Bình,,female,CS1,2021-01-01,",
                ], updates: true)

            let rows = try await world.takeBack(second)

            let after = try await world.register()
            let found = try await world.search("dang binh")
            #expect(rows == 3)
            #expect(after == before)
            #expect(found.isEmpty)
            await #expect(throws: Refusal("import_taken_back_already")) { try await world.takeBack(second) }
            await #expect(throws: Refusal("import_has_changes", ["count": "1"])) { try await world.takeBack(first) }
        }
    }

    @Test(arguments: TestStore.engines)
    func `an import stays while something depends on it, and says what and how many`(
        engine: EngineName
    ) async throws {
        let sold = MemberDependents(name: "sales") { members, _ in Int64(members.count { $0.memberNo == "B1" }) }
        try await MembersWorld.with(engine, dependents: [sold]) { world in
            let first = try await world.batch(["A1,An,,,CS1,2020-01-01,"])
            let second = try await world.batch(["B1,Bình,,,CS1,2020-01-01,", "C1,Chi,,,CS1,2020-01-01,"])
            try await world.batch(["A1,An,,,CS1,2020-01-01,2025-01-01"], updates: true)
            let before = try await world.register()

            await #expect(throws: Refusal("import_has_changes", ["count": "1"])) { try await world.takeBack(first) }
            await #expect(throws: Refusal("import_has_sales", ["count": "1"])) { try await world.takeBack(second) }
            await #expect(throws: NotFound.self) { try await world.takeBack(99) }

            let after = try await world.register()
            #expect(after == before)
        }
    }

    @Test func `an import is refused to those who do not answer for its units`() async throws {
        try await MembersWorld.with(.sqlite) { world in
            let batch = try await world.batch(["A1,An,,,CS1,2020-01-01,"])

            await #expect(throws: Forbidden.self) {
                try await world.takeBack(batch, as: MembersWorld.officer(of: "CS3"))
            }
            try await world.takeBack(batch, as: MembersWorld.officer(of: "CS1"))

            let left = try await world.register()
            #expect(left.isEmpty)
        }
    }

    @Test(arguments: TestStore.engines)
    func `rows of a unit outside the sender's scope are rejected`(engine: EngineName) async throws {
        try await MembersWorld.with(engine) { world in
            let rows = ["A1,An,,,CS1,2020-01-01,", "B1,Bình,,,CS3,2020-01-01,", "C1,Chi,,,TLĐ,2020-01-01,"]

            let outcome = try await world.take(rows, as: MembersWorld.officer(of: "CS1"))

            #expect(outcome.tally == "1 taken, 2 rejected")
            #expect(outcome.rejects == ["3 unit_code outside_scope", "4 unit_code outside_scope"])
        }
    }

    @Test func `a register's import stays`() async throws {
        try await MembersWorld.with(.sqlite) { world in
            let number = try await world.store.write { tx in
                try ImportLog.begin("units", fileName: "a.csv", run: ImportRun(actor: .commandLine), in: tx)
            }
            await #expect(throws: Refusal("import_stays", ["kind": "units"])) { try await world.takeBack(number) }
        }
    }
}
