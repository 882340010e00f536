import Imports
import Kernel
import Organisation
import Storage
import TestKit
import Testing

@testable import Members

@Suite struct ImportMembersTests {
    private let sound = [
        "M1,Nguyễn Thị Đào,1990-02-28,female,CS1,2020-01-01,2023-06-01",
        "M1,Nguyễn Thị Đào,,,CS3,2023-06-01,", "M2,Trần Văn Bình,,,CS1,2020-01-01,",
    ]

    @Test(arguments: TestStore.engines)
    func `a member has an assignment for each row`(engine: EngineName) async throws {
        try await MembersWorld.with(engine) { world in
            let taken = try await world.take(sound)

            let found = try await world.find(["M1", "M2", "M3"])
            let person = try await world.person("M1")
            let assignments = try await world.assignments(of: "M1")
            #expect(taken.tally == "3 taken")
            #expect(Set(found.keys) == ["M1", "M2"])
            #expect(Set(found.values.map(\.number)) == [1, 2])
            #expect(assignments == ["CS1 2020-01-01 2023-06-01", "CS3 2023-06-01 "])
            #expect(person == Person(fullName: "Nguyễn Thị Đào", birthDate: Day("1990-02-28"), sex: .female))
        }
    }

    @Test(arguments: TestStore.engines)
    func `each fault of a row has its column and its code`(engine: EngineName) async throws {
        let faults: [(row: String, fault: String)] = [
            (",Tên,,,CS1,2020-01-01,", "member_no missing_value"),
            ("'1,Tên,,,CS1,2020-01-01,", "member_no bad_value.code"),
            ("X1, ,,,CS1,2020-01-01,", "full_name missing_value"),
            ("X2,a\u{1}b,,,CS1,2020-01-01,", "full_name bad_value.no_control_characters"),
            ("X3,Tên,1990-13-01,,CS1,2020-01-01,", "birth_date bad_value.day"),
            ("X4,Tên,,nam,CS1,2020-01-01,", "sex bad_value.choice"),
            ("X5,Tên,,,,2020-01-01,", "unit_code missing_value"),
            ("X6,Tên,,,CS 1,2020-01-01,", "unit_code bad_value.code"),
            ("X7,Tên,,,NO.SUCH,2020-01-01,", "unit_code unknown_unit"),
            ("X8,Tên,,,CS1,,", "joined_on missing_value"),
            ("X9,Tên,,,CS1,hôm qua,", "joined_on bad_value.day"),
            ("X10,Tên,,,CS1,2020-01-01,31/4/2020", "left_on bad_value.day"),
            ("X11,Tên,,,CS1,2020-01-01,2020-01-01", "left_on bad_value.end_after_beginning"),
            ("X12,Tên,,,CS2,2025-07-01,", "joined_on bad_value.open_unit"),
            ("X13,Tên,,x,NO.SUCH,2020-01-01,", "sex bad_value.choice"),
            ("X14,Tên,,,NO.SUCH,2020-01-01,2019-01-01", "left_on bad_value.end_after_beginning"),
            ("M1,Nguyễn Thị Đào,,,CS1,2023-05-31,", "joined_on bad_value.no_overlap"),
            ("M1,Nguyễn Thị Đào,,,CS3,2019-01-01,2020-01-02", "joined_on bad_value.no_overlap"),
            ("M1,Nguyễn Thị Đào,,,CS1,2030-01-01,", "joined_on bad_value.no_overlap"),
            ("M2,Trần Văn Bình,,,CS3,2020-01-01,", "joined_on bad_value.no_overlap"),
            ("M1,Nguyễn Thị Hoa,1990-02-28,female,CS1,2020-01-01,2023-06-01", "full_name differs"),
            ("M1,Nguyễn Thị Đào,1990-03-01,,CS1,2020-01-01,2023-06-01", "birth_date differs"),
            ("M1,Nguyễn Thị Đào,1990-02-28,male,CS1,2020-01-01,2023-06-01", "sex differs"),
            ("M1,Nguyễn Thị Đào,1990-02-28,female,CS1,2020-01-01,", "left_on differs"),
            ("M2,Trần Văn Bình,1980-01-01,,CS1,2020-01-01,", "birth_date differs"),
        ]
        try await MembersWorld.with(engine) { world in
            try await world.take(sound)

            let outcome = try await world.take(faults.map(\.row))

            let expected = faults.enumerated().map { "\($0.offset + 2) \($0.element.fault)" }
            let found = try await world.find((1...20).map { "X\($0)" } + ["M1", "M2"])
            #expect(outcome.rejects == expected)
            #expect(found.values.map(\.assignments.count).sorted() == [1, 2])
        }
    }

    @Test(arguments: TestStore.engines)
    func `an assignment may begin on the last day of a unit but not later`(engine: EngineName) async throws {
        try await MembersWorld.with(engine) { world in
            let outcome = try await world.take([
                "A,Tên,,,CS2,2025-06-30,", "B,Tên,,,CS2,2025-07-01,", "C,Tên,,,CS2,2025-07-02,2025-07-03",
            ])

            #expect(outcome.rejects == ["3 joined_on bad_value.open_unit", "4 joined_on bad_value.open_unit"])
        }
    }

    @Test(arguments: TestStore.engines)
    func `rows in any order make the same register`(engine: EngineName) async throws {
        let rows =
            sound + [
                "M3,Lê Thị Út,1971-05-05,,CS1,2015-01-01,2016-01-01", "M3,Lê Thị Út,,female,CS1,2016-01-01,2017-01-01",
                "M3,Lê Thị Út,,,CS1,2018-01-01,",
            ]
        try await MembersWorld.with(engine) { world in
            let taken = try await world.take(rows.reversed())

            let persons = [try await world.person("M1"), try await world.person("M3")]
            let assignments = try await world.assignments(of: "M3")
            let again = try await world.take(rows)
            #expect(taken.tally == "6 taken")
            #expect(persons[0]?.birthDate == Day("1990-02-28"))
            #expect(persons[1] == Person(fullName: "Lê Thị Út", birthDate: Day("1971-05-05"), sex: .female))
            #expect(assignments == ["CS1 2015-01-01 2016-01-01", "CS1 2016-01-01 2017-01-01", "CS1 2018-01-01 "])
            #expect(again.tally == "6 already there")
        }
    }

    @Test(arguments: TestStore.engines)
    func `a repeat in the file is already there, other values are a duplicate`(engine: EngineName) async throws {
        try await MembersWorld.with(engine) { world in
            let outcome = try await world.take(
                sound + [
                    "M1, Nguyễn Thị Đào ,28/2/1990,female,CS1,1/1/2020,01/06/2023",
                    "M1,Nguyễn Thị Đào,1990-02-28,female,CS1,2020-01-01,2023-05-01",
                    "M2,Trần Văn Bảy,,,CS1,2020-01-01,", "X,Sai đơn vị,,,NO,2020-01-01,", "X,Sửa lại,,,CS1,2020-01-01,",
                ])

            #expect(outcome.tally == "4 taken, 1 already there, 3 rejected")
            #expect(
                outcome.rejects == [
                    "6 member_no duplicate_key", "7 member_no duplicate_key", "8 unit_code unknown_unit",
                ])
        }
    }

    @Test(arguments: TestStore.engines)
    func `an update changes the person and the end of an assignment`(engine: EngineName) async throws {
        let changes = [
            "M1,Nguyễn Thị Hoa Đào,1990-03-01,female,CS1,2020-01-01,2023-05-01",
            "M2,Trần Văn Bình,1980-01-01,male,CS1,2020-01-01,",
        ]
        try await MembersWorld.with(engine) { world in
            try await world.take(sound)

            let updated = try await world.take(changes, updates: true)
            let again = try await world.take(changes)
            let overlapping = try await world.take(
                ["M1,Nguyễn Thị Hoa Đào,,,CS1,2020-01-01,2023-07-01"], updates: true)

            let persons = [try await world.person("M1"), try await world.person("M2")]
            let assignments = try await world.assignments(of: "M1")
            #expect(updated.tally == "2 updated")
            #expect(again.tally == "2 already there")
            #expect(overlapping.rejects == ["2 joined_on bad_value.no_overlap"])
            #expect(persons[0] == Person(fullName: "Nguyễn Thị Đào", birthDate: Day("1990-03-01"), sex: .female))
            #expect(persons[1] == Person(fullName: "Trần Văn Bình", birthDate: Day("1980-01-01"), sex: .male))
            #expect(assignments == ["CS1 2020-01-01 2023-05-01", "CS3 2023-06-01 "])
        }
    }

    @Test(arguments: TestStore.engines)
    func `a rehearsal says the same and writes nothing`(engine: EngineName) async throws {
        let rows = sound + sound + ["M1,Nguyễn Thị Đào,,,CS1,2023-05-31,", "X,,,,CS1,2020-01-01,"]
        try await MembersWorld.with(engine) { world in
            let rehearsal = try await world.take(rows, isDryRun: true)
            let before = try await world.find(["M1", "M2"])

            let real = try await world.take(rows)

            let after = try await world.find(["M1", "M2"])
            #expect(rehearsal.summary == real.summary)
            #expect(rehearsal.rejectsText == real.rejectsText)
            #expect(before.isEmpty)
            #expect(Set(after.values.map(\.number)) == [1, 2])
        }
    }

    @Test(arguments: TestStore.engines)
    func `a file of many transactions remembers its own rows`(engine: EngineName) async throws {
        let rows = (0..<5_000).map { "M\($0),Đoàn viên \($0),,,CS\($0 % 2 == 0 ? 1 : 3),2020-01-01," }
        let late = ["M0,Đoàn viên 0,,,CS1,2020-01-01,", "M0,Người khác,,,CS1,2020-01-01,"]
        try await MembersWorld.with(engine) { world in
            let outcome = try await world.take(rows + late)

            let found = try await world.find((0..<5_000).map { "M\($0)" })
            let neighbours = [found["M0"], found["M2"], found["M4"]].compactMap { $0?.number }
            #expect(outcome.tally == "5000 taken, 1 already there, 1 rejected")
            #expect(outcome.rejects == ["5003 member_no duplicate_key"])
            #expect(Set(found.values.map(\.number)) == Set(1...5_000))
            #expect(neighbours.count == 3 && neighbours[2] - neighbours[0] < 1_000)
        }
    }

    @Test(arguments: TestStore.engines)
    func `a batch that is run again after a lost race is not taken for a repeat`(engine: EngineName) async throws {
        try await MembersWorld.with(engine) { world in
            let run = ImportRun(actor: .commandLine)
            let cells = ["M1", "Nguyễn Thị Đào", "", "", "CS1", "2020-01-01", ""]
            let rows = [ImportRow(number: 2, cells: cells), ImportRow(number: 3, cells: cells)]
            let kind = ImportMembers(organisation: world.organisation)

            try? await world.store.write { tx in
                _ = try kind.take(rows, run: run, in: tx)
                throw LostRace()
            }
            let outcomes = try await world.store.write { try kind.take(rows, run: run, in: $0) }

            #expect(outcomes == [.taken, .alreadyThere])
        }
    }

    private struct LostRace: Error {}

    @Test(arguments: TestStore.engines)
    func `what is handed out is taken in again`(engine: EngineName) async throws {
        try await MembersWorld.with(engine) { world in
            try await world.take(sound + ["M4,\"+84, \"\"x\"\"\",,male,CS2,2010-01-01,2011-01-01"])
            let kind = try #require(world.members.exportKinds.first)

            let file = try await TestExport.text(kind, on: world.store)
            let again = try await TestImport(ImportMembers(organisation: world.organisation), file, on: world.store)
            let copy = try await MembersWorld.with(engine) { other in
                try await TestImport(ImportMembers(organisation: other.organisation), file, on: other.store)
                let kind = try #require(other.members.exportKinds.first)
                return try await TestExport.text(kind, on: other.store)
            }

            #expect(again.tally == "4 already there")
            #expect(copy == file)
        }
    }
}
