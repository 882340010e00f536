import Imports
import Storage
import TestKit
import Testing

@testable import Directory

@Suite struct ImportContactsTests {
    @Test(.clauses("0.14"), arguments: TestStore.engines)
    func `contacts of both sides have the five fields, handed out and taken in again`(engine: EngineName) async throws {
        try await DirectoryWorld.with(engine) { world in
            let taken = try await world.contacts([
                "T2,,Lê Thị Hoa,1 Phố Mẫu,024 3000 0001; 0900 000 001,hoa@tinh2.example,2026-01-01,",
                ",DT1,Trần Văn Sơn,,0900000002,,2026-01-01,2027-01-01", ",DT1.A,Phạm Mai,,,mai@dt1.example,2026-01-01,",
                "T2,,Ngô Đức,,,,2025-01-01,2026-01-01",
            ])
            let text = try await TestExport.text(ExportContacts(directory: world.directory), on: world.store)
            let again = try await TestImport(ImportContacts(directory: world.directory), text, on: world.store)

            #expect(taken.tally == "4 taken")
            #expect(again.tally == "4 already there")
            #expect(
                text.contains("unit_code,partner_code,focal_person,address,phone,email,valid_from,valid_to"))
        }
    }

    @Test(
        arguments: TestStore.engines,
        [
            (",,An,,,,2026-01-01,", "2 unit_code missing_value"),
            ("T2,DT1,An,,,,2026-01-01,", "2 partner_code bad_value.one_side"),
            ("XX,,An,,,,2026-01-01,", "2 unit_code unknown_unit"),
            (",XX,An,,,,2026-01-01,", "2 partner_code unknown_partner"),
            ("T 2,,An,,,,2026-01-01,", "2 unit_code bad_value.code"),
            ("T2,,,,,,2026-01-01,", "2 focal_person missing_value"),
            ("T2,,An,,chiều gọi,,2026-01-01,", "2 phone bad_value.phone"),
            ("T2,,An,,12,,2026-01-01,", "2 phone bad_value.phone"),
            ("T2,,An,,,an@nha,2026-01-01,", "2 email bad_value.email"),
            ("T2,,An,,,an.nha.vn,2026-01-01,", "2 email bad_value.email"),
            ("T2,,An,,,a n@nha.vn,2026-01-01,", "2 email bad_value.email"),
            ("T2,,An,,,,,", "2 valid_from missing_value"), ("T2,,An,,,,hôm nay,", "2 valid_from bad_value.day"),
            ("T2,,An,,,,2026-01-01,2025-01-01", "2 valid_to bad_value.end_after_beginning"),
            ("N1,,An,,,,2024-01-01,", "2 valid_from bad_value.open_unit"),
        ])
    func `each fault of a row has its column and its code`(
        engine: EngineName, row: (text: String, reject: String)
    ) async throws {
        try await DirectoryWorld.with(engine) { world in
            let taken = try await world.contacts([row.text])

            #expect(taken.rejects == [row.reject])
        }
    }

    @Test(arguments: TestStore.engines)
    func `one contact at a time, other values differ until they are an update`(engine: EngineName) async throws {
        try await DirectoryWorld.with(engine) { world in
            let first = try await world.contacts([
                "T2,,An,,,,2026-01-01,", "T2,,An,,,,2026-01-01,", "T2,,Bình,,,,2026-01-01,", "T2,,Bình,,,,2026-06-01,",
            ])
            let differs = try await world.contacts(["T2,,An,Nhà số 1,,,2026-01-01,"])
            let update = try await world.contacts(
                ["T2,,An,Nhà số 1,,,2026-01-01,2026-06-01", "T2,,Bình,,,,2026-06-01,"], updates: true)
            let versions = try await world.store.read { tx in try ContactQueries.all(in: tx).map(\.version) }

            #expect(first.tally == "1 taken, 1 already there, 2 rejected")
            #expect(first.rejects == ["4 focal_person duplicate_key", "5 valid_from bad_value.no_overlap"])
            #expect(differs.rejects == ["2 address differs"])
            #expect(update.tally == "1 taken, 1 updated")
            #expect(versions == [2, 1])
        }
    }
}
