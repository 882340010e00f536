import Imports
import Storage
import TestKit
import Testing

@testable import Directory

@Suite struct ImportOfficersTests {
    @Test(arguments: TestStore.engines)
    func `officers with posts and terms are handed out and taken in again`(engine: EngineName) async throws {
        try await DirectoryWorld.with(engine) { world in
            let taken = try await world.officers([
                "T2,Lê Thị Hoa,1980-02-03,female,chair,2023-05-01,2028-05-01",
                "T2,Lê Thị Hoa,1980-02-03,female,committee_member,2023-05-01,2028-05-01",
                "T2,Trần Văn Sơn,,,vice_chair,2023-05-01,", "T2,Ngô Đức,,male,vice_chair,2023-05-01,",
                "C1,Phạm Mai,,,chair,2024-01-01,",
            ])
            let text = try await TestExport.text(ExportOfficers(directory: world.directory), on: world.store)
            let again = try await TestImport(ImportOfficers(directory: world.directory), text, on: world.store)

            #expect(taken.tally == "5 taken")
            #expect(again.tally == "5 already there")
        }
    }

    @Test(
        arguments: TestStore.engines,
        [
            ("XX,An,,,chair,2026-01-01,", "2 unit_code unknown_unit"),
            (",An,,,chair,2026-01-01,", "2 unit_code missing_value"),
            ("T2,,,,chair,2026-01-01,", "2 full_name missing_value"),
            ("T2,An,1980-13-01,,chair,2026-01-01,", "2 birth_date bad_value.day"),
            ("T2,An,,nam,chair,2026-01-01,", "2 sex bad_value.choice"),
            ("T2,An,,,boss,2026-01-01,", "2 post bad_value.choice"), ("T2,An,,,,2026-01-01,", "2 post missing_value"),
            ("T2,An,,,chair,,", "2 term_from missing_value"), ("T2,An,,,chair,x,", "2 term_from bad_value.day"),
            ("T2,An,,,chair,2026-01-01,2026-01-01", "2 term_to bad_value.end_after_beginning"),
            ("N1,An,,,chair,2025-01-01,", "2 term_from bad_value.open_unit"),
        ])
    func `each fault of a row has its column and its code`(
        engine: EngineName, row: (text: String, reject: String)
    ) async throws {
        try await DirectoryWorld.with(engine) { world in
            let taken = try await world.officers([row.text])

            #expect(taken.rejects == [row.reject])
        }
    }

    @Test(arguments: TestStore.engines)
    func `a unit has one chair at a time`(engine: EngineName) async throws {
        try await DirectoryWorld.with(engine) { world in
            let first = try await world.officers([
                "T2,An,,,chair,2020-01-01,", "T2,Bình,,,chair,2025-01-01,", "T2,Bình,,,vice_chair,2025-01-01,",
                "T2,An,,,chair,2022-01-01,", "T2,An,,,chair,2020-01-01,2021-01-01",
            ])
            let differs = try await world.officers(["T2,An,1970-01-01,,chair,2020-01-01,"])
            let update = try await world.officers(
                ["T2,An,,,chair,2020-01-01,2025-01-01", "T2,Bình,,,chair,2025-01-01,"], updates: true)

            #expect(
                first.rejects == [
                    "3 term_from bad_value.one_chair", "5 term_from bad_value.no_overlap", "6 full_name duplicate_key",
                ])
            #expect(differs.rejects == ["2 birth_date differs"])
            #expect(update.tally == "1 taken, 1 updated")
        }
    }
}
