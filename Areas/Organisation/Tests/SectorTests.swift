import Imports
import Kernel
import Storage
import TestKit
import Testing

@testable import Organisation

@Suite struct SectorTests {
    private static let header = "unit_code,sector,valid_from,valid_to\n"

    private func with(_ engine: EngineName, _ body: (OrganisationWorld) async throws -> Void) async throws {
        try await OrganisationWorld.with(engine) { world in
            try await world.take([
                "VN,Tổng Liên đoàn,confederation,,,,,", "C1,Cơ sở 1,grassroots_union,VN,,,,",
                "C1.A,Tổ 1,union_group,C1,,,,", "N1,Đã giải thể,grassroots_union,VN,,2024-01-01,,",
            ])
            try await body(world)
        }
    }

    private func take(
        _ world: OrganisationWorld, _ rows: [String], updates: Bool = false
    ) async throws -> TestImport {
        try await TestImport(
            ImportSectors(organisation: world.organisation),
            SectorTests.header + rows.joined(separator: "\n"), updates: updates, on: world.store)
    }

    @Test(arguments: TestStore.engines)
    func `an employer changes its sector on a day, and parts of a union follow it`(engine: EngineName) async throws {
        try await with(engine) { world in
            let taken = try await take(
                world, ["C1,state_enterprise,2010-01-01,2020-01-01", "C1,private_enterprise,2020-01-01,"])
            let text = try await TestExport.text(
                ExportSectors(organisation: world.organisation), on: world.store)
            let again = try await TestImport(
                ImportSectors(organisation: world.organisation), text, on: world.store)
            let (tree, map) = try await world.store.read { tx in
                (try world.organisation.tree.value(in: tx), try world.organisation.sectors.value(in: tx))
            }
            let part = try #require(tree.unit(code: "C1.A")?.number)
            func sector(_ day: String) throws -> UnitSector.Sector? {
                map.sector(of: part, on: try #require(Day(day)), in: tree)
            }

            #expect(taken.tally == "2 taken")
            #expect(again.tally == "2 already there")
            let sectors = try ["2009-12-31", "2019-12-31", "2020-01-01"].map(sector)
            #expect(sectors == [nil, .stateEnterprise, .privateEnterprise])
        }
    }

    @Test(
        arguments: TestStore.engines,
        [
            ("XX,state_body,2020-01-01,", "2 unit_code unknown_unit"),
            ("C1,bank,2020-01-01,", "2 sector bad_value.choice"),
            ("C1,,2020-01-01,", "2 sector missing_value"), ("C1,state_body,,", "2 valid_from missing_value"),
            ("C1,state_body,2020-01-01,2020-01-01", "2 valid_to bad_value.end_after_beginning"),
            ("N1,state_body,2024-06-01,", "2 valid_from bad_value.open_unit"),
        ])
    func `each fault of a row has its column and its code`(
        engine: EngineName, row: (text: String, reject: String)
    ) async throws {
        try await with(engine) { world in
            let taken = try await take(world, [row.text])

            #expect(taken.rejects == [row.reject])
        }
    }

    @Test(arguments: TestStore.engines)
    func `a unit has one sector at a time, and another one is an update`(engine: EngineName) async throws {
        try await with(engine) { world in
            let first = try await take(world, ["C1,state_body,2020-01-01,", "C1,state_body,2021-01-01,"])
            let differs = try await take(world, ["C1,private_enterprise,2020-01-01,"])
            let update = try await take(world, ["C1,private_enterprise,2020-01-01,"], updates: true)

            #expect(first.rejects == ["3 valid_from bad_value.no_overlap"])
            #expect(differs.rejects == ["2 sector differs"])
            #expect(update.tally == "1 updated")
        }
    }
}
