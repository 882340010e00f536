import Imports
import Kernel
import Storage
import TestKit
import Testing

@testable import Organisation

@Suite struct TerritoryTests {
    private static let header = "unit_code,division_code,vintage,valid_from,valid_to\n"

    private func with(_ engine: EngineName, _ body: (OrganisationWorld) async throws -> Void) async throws {
        try await OrganisationWorld.with(engine) { world in
            try await world.take([
                "VN,Tổng Liên đoàn,confederation,,,,,", "T1,Tỉnh 1,provincial_federation,VN,,,,",
                "T2,Tỉnh 2,provincial_federation,VN,,,01,2025", "N1,Ngành,central_sector_union,VN,,,,",
            ])
            try await world.change(["2025-07-01,merge,T1,T2,,", "2024-01-01,close,N1,,,"])
            try await body(world)
        }
    }

    private func take(
        _ world: OrganisationWorld, _ rows: [String], updates: Bool = false
    ) async throws -> TestImport {
        try await TestImport(
            ImportTerritories(organisation: world.organisation),
            TerritoryTests.header + rows.joined(separator: "\n"), updates: updates, on: world.store)
    }

    @Test(arguments: TestStore.engines)
    func `units and divisions go together many to many and by date`(engine: EngineName) async throws {
        try await with(engine) { world in
            let taken = try await take(
                world,
                [
                    "T1,01,2024,2020-01-01,2023-01-01", "T1,01,2024,2023-06-01,", "T1,004,2024,2020-01-01,",
                    "T2,01,2024,2020-01-01,2026-01-01",
                ])
            let kind = ExportTerritories(organisation: world.organisation)
            let text = try await TestExport.text(kind, on: world.store)
            let again = try await TestImport(
                ImportTerritories(organisation: world.organisation), text, on: world.store)
            let (tree, map) = try await world.store.read { tx in
                (try world.organisation.tree.value(in: tx), try world.organisation.territories.value(in: tx))
            }
            func own(_ code: String, _ day: String) throws -> [String] {
                let unit = try #require(tree.unit(code: code))
                let date = try #require(Day(day))
                let given = map.given(on: date, in: tree)[unit.number] ?? []
                let own = map.own(unit, on: date, in: tree)
                #expect(own == given.union([unit.division].compactMap(\.self)))
                return own.map { "\($0.vintage) \($0.code)" }.sorted()
            }

            #expect(taken.tally == "4 taken")
            #expect(again.tally == "4 already there")
            #expect(try own("T1", "2022-12-31") == ["2024 004", "2024 01"])
            #expect(try own("T1", "2023-01-01") == ["2024 004"])
            #expect(try own("T2", "2023-01-01") == ["2024 01", "2025 01"])
            // From the day of the merger what T1 had is T2's.
            #expect(try own("T2", "2025-07-01") == ["2024 004", "2024 01", "2025 01"])
            #expect(try own("T1", "2025-07-01") == [])
            #expect(map.changeDays.map(\.description).first == "2020-01-01")
        }
    }

    @Test(
        arguments: TestStore.engines,
        [
            ("XX,01,2024,2020-01-01,", "2 unit_code unknown_unit"),
            (",01,2024,2020-01-01,", "2 unit_code missing_value"),
            ("T1,99,2024,2020-01-01,", "2 division_code bad_value.known_division"),
            ("T1,004,2025,2020-01-01,", "2 division_code bad_value.known_division"),
            ("T1,,2025,2020-01-01,", "2 division_code missing_value"),
            ("T1,01,2026,2020-01-01,", "2 vintage bad_value.choice"),
            ("T1,01,,2020-01-01,", "2 vintage missing_value"), ("T1,01,2025,,", "2 valid_from missing_value"),
            ("T1,01,2025,2020-13-01,", "2 valid_from bad_value.day"),
            ("T1,01,2025,2020-01-01,2020-01-01", "2 valid_to bad_value.end_after_beginning"),
            ("N1,01,2025,2024-01-01,", "2 valid_from bad_value.open_unit"),
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
    func `days of one unit and division do not overlap, and an end is an update`(engine: EngineName) async throws {
        try await with(engine) { world in
            let first = try await take(
                world, ["T1,01,2024,2020-01-01,", "T1,01,2024,2021-01-01,", "T1,01,2024,2020-01-01,2020-06-01"])
            let differs = try await take(world, ["T1,01,2024,2020-01-01,2021-01-01"])
            let update = try await take(
                world, ["T1,01,2024,2020-01-01,2021-01-01", "T1,01,2024,2021-01-01,"], updates: true)

            #expect(first.rejects == ["3 valid_from bad_value.no_overlap", "4 unit_code duplicate_key"])
            #expect(differs.rejects == ["2 valid_to differs"])
            #expect(update.tally == "1 taken, 1 updated")
        }
    }
}
