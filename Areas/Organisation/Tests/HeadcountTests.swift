import Imports
import Kernel
import Storage
import TestKit
import Testing

@testable import Organisation

@Suite struct HeadcountTests {
    static let header = "unit_code,counted_on,members,female_members,non_members,female_non_members\n"

    static func take(
        _ world: OrganisationWorld, _ rows: [String], updates: Bool = false
    ) async throws -> TestImport {
        try await TestImport(
            ImportHeadcounts(organisation: world.organisation), header + rows.joined(separator: "\n"),
            updates: updates, on: world.store)
    }

    private func with(_ engine: EngineName, _ body: (OrganisationWorld) async throws -> Void) async throws {
        try await OrganisationWorld.with(engine) { world in
            try await world.take([
                "VN,Tổng Liên đoàn,confederation,,,,,", "T1,Tỉnh 1,provincial_federation,VN,,2025-07-01,,",
                "T2,Tỉnh 2,provincial_federation,VN,,,,", "C1,Cơ sở 1,grassroots_union,T1,2020-01-01,,,",
            ])
            try await world.change(["2025-07-01,merge,T1,T2,,"])
            try await body(world)
        }
    }

    @Test(arguments: TestStore.engines)
    func `a unit has counts on several days, handed out and taken in again`(engine: EngineName) async throws {
        try await with(engine) { world in
            let taken = try await HeadcountTests.take(
                world, ["C1,2021-01-01,100,40,20,5", "C1,2022-01-01,110,,,", "T2,1/1/2022,5000,2500,0,0"])
            let kind = ExportHeadcounts(organisation: world.organisation)
            let text = try await TestExport.text(kind, on: world.store)
            let again = try await TestImport(
                ImportHeadcounts(organisation: world.organisation), text, on: world.store)

            #expect(taken.tally == "3 taken")
            #expect(again.tally == "3 already there")
        }
    }

    @Test(
        arguments: TestStore.engines,
        [
            ("XX,2021-01-01,1,,,", "2 unit_code unknown_unit"), (",2021-01-01,1,,,", "2 unit_code missing_value"),
            ("C 1,2021-01-01,1,,,", "2 unit_code bad_value.code"),
            ("C1,2019-12-31,1,,,", "2 counted_on bad_value.unit_that_day"),
            ("T1,2025-07-01,1,,,", "2 counted_on bad_value.unit_that_day"),
            ("C1,2021-02-30,1,,,", "2 counted_on bad_value.day"), ("C1,,1,,,", "2 counted_on missing_value"),
            ("C1,2999-01-01,1,,,", "2 counted_on bad_value.not_in_future"),
            ("C1,2021-01-01,,,,", "2 members missing_value"),
            ("C1,2021-01-01,-1,,,", "2 members bad_value.whole_number"),
            ("C1,2021-01-01,1.5,,,", "2 members bad_value.whole_number"),
            ("C1,2021-01-01,1,2,,", "2 female_members bad_value.within_total"),
            ("C1,2021-01-01,1,1,x,", "2 non_members bad_value.whole_number"),
            ("C1,2021-01-01,1,1,3,4", "2 female_non_members bad_value.within_total"),
            ("C1,2021-01-01,1,1,,4", "2 female_non_members bad_value.within_total"),
        ])
    func `each fault of a row has its column and its code`(
        engine: EngineName, row: (text: String, reject: String)
    ) async throws {
        try await with(engine) { world in
            let taken = try await HeadcountTests.take(world, [row.text])

            #expect(taken.rejects == [row.reject])
        }
    }

    @Test(arguments: TestStore.engines)
    func `another number of the same day differs until it is an update`(engine: EngineName) async throws {
        try await with(engine) { world in
            let first = try await HeadcountTests.take(
                world, ["C1,2021-01-01,100,40,20,5", "C1,2021-01-01,100,40,20,5", "C1,2021-01-01,101,40,20,5"])
            let differs = try await HeadcountTests.take(world, ["C1,2021-01-01,100,41,20,5"])
            let update = try await HeadcountTests.take(world, ["C1,2021-01-01,100,41,,"], updates: true)
            let text = try await TestExport.text(
                ExportHeadcounts(organisation: world.organisation), on: world.store)

            #expect(first.tally == "1 taken, 1 already there, 1 rejected")
            #expect(first.rejects == ["4 unit_code duplicate_key"])
            #expect(differs.rejects == ["2 female_members differs"])
            #expect(update.tally == "1 updated")
            #expect(text.contains("C1,2021-01-01,100,41,,"))
        }
    }

    @Test func `what a unit had when it merged counts for its heir until that is counted`() async throws {
        try await with(.sqlite) { world in
            _ = try await HeadcountTests.take(
                world, ["T1,2025-01-01,100,,,", "T2,2025-01-01,30,,,", "T2,2026-01-01,140,,,", "C1,2025-01-01,7,,,"])
            let (tree, counts) = try await world.store.read { tx in
                (try world.organisation.tree.value(in: tx), try world.organisation.headcounts.value(in: tx))
            }
            func known(_ code: String, _ day: String) throws -> [Int64] {
                let number = try #require(tree.unit(code: code)).number
                return counts.known(on: try #require(Day(day)), in: tree)[number]?.map(\.members).sorted() ?? []
            }

            #expect(try known("T1", "2025-06-30") == [100])
            #expect(try known("T2", "2025-06-30") == [30])
            #expect(try known("T2", "2025-07-01") == [30, 100])
            #expect(try known("T1", "2025-07-01") == [])
            #expect(try known("T2", "2026-01-01") == [140])
            #expect(try known("C1", "2024-12-31") == [])
            #expect(try known("C1", "2026-01-01") == [7])
        }
    }
}
