import Imports
import Kernel
import Storage
import TestKit
import Testing

@testable import Organisation

@Suite struct ImportUnitsTests {
    private let sound = [
        "TLĐ,Tổng Liên đoàn,confederation,,,,,", "HN,LĐLĐ thành phố Hà Nội,provincial_federation,TLĐ,,,01,2024",
        "LB,LĐLĐ quận Long Biên,district_federation,HN,1/1/2004,2025-07-01,004,2024",
        "CS1,CĐCS Một,grassroots_union,LB,2010-05-01,,,", "CS1.A,Tổ Một,union_group,CS1,,,,",
    ]

    @Test(arguments: TestStore.engines)
    func `units are taken with all that a row says`(engine: EngineName) async throws {
        try await OrganisationWorld.with(engine) { world in
            let taken = try await world.take(sound)

            let tree = try await world.tree()
            let district = try #require(tree.unit(code: "LB"))
            #expect(taken.tally == "5 taken")
            #expect(taken.rejects.isEmpty)
            #expect(district.name == "LĐLĐ quận Long Biên")
            #expect(district.kind == .districtFederation)
            #expect(district.days == DayRange(from: Day("2004-01-01"), to: Day("2025-07-01")))
            #expect(district.division == DivisionKey(vintage: "2024", code: "004"))
            #expect(district.parentNumber == tree.unit(code: "HN")?.number)
            #expect(tree.root?.code == "TLĐ")
            #expect(Set(tree.all.map(\.number)) == Set(1...5))
        }
    }

    @Test(arguments: TestStore.engines)
    func `parents may stand below their children, in any order`(engine: EngineName) async throws {
        var generator = SystemRandomNumberGenerator()
        try await OrganisationWorld.with(engine) { world in
            let reversed = try await world.take(sound.reversed())

            let parents = try await world.parents()
            let again = try await world.take(sound.shuffled(using: &generator))

            #expect(reversed.tally == "5 taken")
            #expect(parents == ["CS1.A<CS1", "CS1<LB", "HN<TLĐ", "LB<HN", "TLĐ<"])
            #expect(again.tally == "5 already there")
        }
    }

    @Test(arguments: TestStore.engines)
    func `each fault of a row has its column and its code`(engine: EngineName) async throws {
        let faults: [(row: String, fault: String)] = [
            (",Không mã,union_group,HN,,,,", "code missing_value"),
            ("CĐ 01,Dấu cách,union_group,HN,,,,", "code bad_value.code"),
            ("X1,,union_group,HN,,,,", "name missing_value"),
            ("X2,\(String(repeating: "ă", count: 501)),union_group,HN,,,,", "name bad_value.text"),
            ("X3,a\u{7}b,union_group,HN,,,,", "name bad_value.no_control_characters"),
            ("X4,Tên,,HN,,,,", "kind missing_value"),
            ("X5,Tên,trade_union,HN,,,,", "kind bad_value.choice"),
            ("X6,Tên,union_group,,,,,", "parent_code missing_value"),
            ("X7,Tên,union_group,=HN,,,,", "parent_code bad_value.code"),
            ("X8,Tên,union_group,NO.SUCH,,,,", "parent_code unknown_unit"),
            ("X9,Tên,confederation,HN,,,,", "parent_code bad_value.one_confederation"),
            ("X10,Tên,confederation,,,,,", "kind bad_value.one_confederation"),
            ("X11,Tên,union_group,X11,,,,", "parent_code bad_value.no_loop"),
            ("X12,Tên,union_group,HN,2023-02-30,,,", "opened_on bad_value.day"),
            ("X13,Tên,union_group,HN,,01-02-2023,,", "closed_on bad_value.day"),
            ("X14,Tên,union_group,HN,2023-01-02,2023-01-02,,", "closed_on bad_value.end_after_beginning"),
            ("X15,Tên,union_group,HN,,,9 9,2024", "division_code bad_value.code"),
            ("X16,Tên,union_group,HN,,,999,2024", "division_code bad_value.known_division"),
            ("X17,Tên,union_group,HN,,,004,2025", "division_code bad_value.known_division"),
            ("X18,Tên,union_group,HN,,,004,", "vintage missing_value"),
            ("X19,Tên,union_group,HN,,,004,2023", "vintage bad_value.choice"),
            ("X20,Tên,union_group,NO.SUCH,31/4/2023,,,", "opened_on bad_value.day"),
            ("X21,,x,NO.SUCH,,,999,2024", "name missing_value"),
            ("X22,Tên,union_group,NO.SUCH,,,999,2024", "parent_code unknown_unit"),
            ("HN,Tên khác,provincial_federation,TLĐ,,,01,2024", "name differs"),
            ("HN,LĐLĐ thành phố Hà Nội,provincial_federation,TLĐ,,,01,2025", "vintage differs"),
        ]
        try await OrganisationWorld.with(engine) { world in
            try await world.take(sound)

            let outcome = try await world.take(faults.map(\.row))

            let expected = faults.enumerated().map { "\($0.offset + 2) \($0.element.fault)" }
            let parents = try await world.parents()
            #expect(outcome.rejects == expected)
            #expect(outcome.summary.rejected == faults.count)
            #expect(parents.count == 5)
        }
    }

    @Test(arguments: TestStore.engines)
    func `loops, what hangs below them and what hangs below a rejected row are rejected`(
        engine: EngineName
    ) async throws {
        try await OrganisationWorld.with(engine) { world in
            let outcome = try await world.take([
                "deep,Dưới dòng hỏng,union_group,bad,,,,", "below,Dưới vòng,union_group,loop-2,,,,",
                "loop-1,Vòng,union_group,loop-2,,,,", "loop-2,Vòng,union_group,loop-1,,,,",
                "bad,,union_group,TLĐ,,,,", "TLĐ,Tổng Liên đoàn,confederation,,,,,", "A,Tên,union_group,TLĐ,,,,",
                "deeper,Dưới nữa,union_group,deep,,,,", "three-1,Vòng ba,union_group,three-2,,,,",
                "three-2,Vòng ba,union_group,three-3,,,,", "three-3,Vòng ba,union_group,three-1,,,,",
            ])

            let parents = try await world.parents()
            #expect(parents == ["A<TLĐ", "TLĐ<"])
            #expect(
                outcome.rejects == [
                    "2 parent_code unknown_unit", "3 parent_code unknown_unit", "4 parent_code bad_value.no_loop",
                    "5 parent_code bad_value.no_loop", "6 name missing_value", "9 parent_code unknown_unit",
                    "10 parent_code bad_value.no_loop", "11 parent_code bad_value.no_loop",
                    "12 parent_code bad_value.no_loop",
                ])
        }
    }

    @Test(arguments: TestStore.engines)
    func `a repeat in the file is already there, other values are a duplicate`(engine: EngineName) async throws {
        try await OrganisationWorld.with(engine) { world in
            let outcome = try await world.take(
                sound + [
                    "HN,  LĐLĐ thành phố Hà Nội ,provincial_federation,TLĐ,,,01,2024",
                    "LB,LĐLĐ quận Long Biên,district_federation,HN,2004-01-01,01/07/2025,004,2024",
                    "CS1,CĐCS Khác,grassroots_union,LB,2010-05-01,,,",
                ])

            #expect(outcome.tally == "5 taken, 2 already there, 1 rejected")
            #expect(outcome.rejects == ["9 code duplicate_key"])
        }
    }

    @Test(arguments: TestStore.engines)
    func `a mended row behind a rejected one is taken, and so is what hangs on it`(engine: EngineName) async throws {
        try await OrganisationWorld.with(engine) { world in
            let outcome = try await world.take([
                "TLĐ,Tổng Liên đoàn,confederation,,,,,", "child,Con,union_group,HN,,,,",
                "HN,Hà Nội,provincial_federation,NO.SUCH,,,,", "HN,Hà Nội,provincial_federation,TLĐ,,,999,2024",
                "HN,Hà Nội,provincial_federation,TLĐ,,,,", "HN,Hà Nội,provincial_federation,TLĐ,,,01,2024",
            ])

            let parents = try await world.parents()
            #expect(
                outcome.rejects == [
                    "4 parent_code unknown_unit", "5 division_code bad_value.known_division", "7 code duplicate_key",
                ])
            #expect(parents == ["HN<TLĐ", "TLĐ<", "child<HN"])
        }
    }

    @Test(arguments: TestStore.engines)
    func `an update changes what a row says, and only then`(engine: EngineName) async throws {
        let changes = [
            "LB,LĐLĐ quận Long Biên mới,district_federation,TLĐ,2004-01-01,,,",
            "CS1,CĐCS Một,grassroots_union,HN,2010-05-01,2026-01-01,,",
            "HN,LĐLĐ thành phố Hà Nội,provincial_federation,TLĐ,,,01,2024",
        ]
        try await OrganisationWorld.with(engine) { world in
            try await world.take(sound)

            let refused = try await world.take(changes)
            let updated = try await world.take(changes, updates: true)
            let again = try await world.take(changes)

            let tree = try await world.tree()
            let parents = try await world.parents()
            #expect(refused.rejects == ["2 name differs", "3 parent_code differs"])
            #expect(updated.tally == "2 updated, 1 already there")
            #expect(again.tally == "3 already there")
            #expect(parents == ["CS1.A<CS1", "CS1<HN", "HN<TLĐ", "LB<TLĐ", "TLĐ<"])
            #expect(tree.unit(code: "LB")?.division == nil)
            #expect(tree.unit(code: "CS1")?.days.to == Day("2026-01-01"))
        }
    }

    @Test(arguments: TestStore.engines)
    func `moves that turn the tree round are taken in any order, and a loop is not`(engine: EngineName) async throws {
        let turned = ["LB,LĐLĐ quận Long Biên,district_federation,CS1,,,,", "CS1,CĐCS Một,grassroots_union,HN,,,,"]
        try await OrganisationWorld.with(engine) { world in
            try await world.take(sound)

            let moves = try await world.take(turned, updates: true)
            let back = try await world.take(
                [
                    "LB,LĐLĐ quận Long Biên,district_federation,CS1.A,,,,", "CS1.A,Tổ Một,union_group,LB,,,,",
                    "HN,Tên,confederation,,,,,",
                ], updates: true)

            let parents = try await world.parents()
            #expect(moves.tally == "2 updated")
            #expect(
                back.rejects == ["3 parent_code bad_value.no_loop", "4 kind bad_value.one_confederation"])
            #expect(parents == ["CS1.A<CS1", "CS1<HN", "HN<TLĐ", "LB<CS1.A", "TLĐ<"])
        }
    }

    @Test(arguments: TestStore.engines)
    func `a rehearsal says the same and writes nothing`(engine: EngineName) async throws {
        let rows = sound + ["X,,union_group,HN,,,,", "CS2,CĐCS Hai,grassroots_union,NO,,,,"]
        try await OrganisationWorld.with(engine) { world in
            let rehearsal = try await world.take(rows, isDryRun: true)
            let before = try await world.parents()

            let real = try await world.take(rows)

            let after = try await world.parents()
            let numbers = try await world.tree().all.map(\.number)
            #expect(rehearsal.summary == real.summary)
            #expect(rehearsal.rejectsText == real.rejectsText)
            #expect(before.isEmpty)
            #expect(after.count == 5)
            #expect(Set(numbers) == Set(1...5))
        }
    }

    @Test(arguments: TestStore.engines)
    func `what is handed out is taken in again`(engine: EngineName) async throws {
        let odd = "CS2,\"=1+1, \"\"Đào\"\"\nhai dòng\",grassroots_union,HN,,,,"
        try await OrganisationWorld.with(engine) { world in
            try await world.take(sound + [odd])
            let kind = try #require(world.organisation.exportKinds.first)

            let file = try await TestExport.text(kind, on: world.store)
            let again = try await TestImport(ImportUnits(organisation: world.organisation), file, on: world.store)
            let copy = try await OrganisationWorld.with(engine) { other in
                try await TestImport(ImportUnits(organisation: other.organisation), file, on: other.store)
                return try await TestExport.text(kind, on: other.store)
            }

            #expect(again.tally == "6 already there")
            #expect(copy.split(separator: "\n").sorted() == file.split(separator: "\n").sorted())
        }
    }

    @Test(arguments: TestStore.engines)
    func `an update that a stored change contradicts is rejected, the others are taken`(
        engine: EngineName
    ) async throws {
        try await OrganisationWorld.with(engine) { world in
            try await world.take([
                "VN,Tổng Liên đoàn,confederation,,,,,", "T1,Tỉnh 1,provincial_federation,VN,,,,",
                "T2,Tỉnh 2,provincial_federation,VN,,,,", "C1,Cơ sở 1,grassroots_union,T1,,,,",
                "C2,Cơ sở 2,grassroots_union,T1,,,,",
            ])
            try await world.change(["2025-07-01,merge,T1,T2,,", "2020-01-01,move,C2,T2,,"])

            let outcome = try await world.take(
                [
                    "T1,Tỉnh 1,provincial_federation,VN,,2024-01-01,,",
                    "T2,Tỉnh 2,provincial_federation,VN,2026-01-01,,,",
                    "C1,Cơ sở Một,grassroots_union,T2,,,,", "C2,Cơ sở 2,grassroots_union,T1,2021-01-01,,,",
                    "C3,Cơ sở 3,grassroots_union,C2,,,,",
                ], updates: true)
            let impossible = try await world.store.read { try world.organisation.impossibleChanges(in: $0) }
            let parents = try await world.parents()

            #expect(outcome.tally == "1 taken, 1 updated, 3 rejected")
            #expect(
                outcome.rejects == [
                    "2 closed_on bad_value.as_stored_changes", "3 opened_on bad_value.as_stored_changes",
                    "5 opened_on bad_value.as_stored_changes",
                ])
            #expect(impossible == 0)
            #expect(parents.contains("C1<T2") && parents.contains("C3<C2"))
        }
    }

    @Test(arguments: TestStore.engines)
    func `an update that moves a founded unit away from its founding is rejected`(engine: EngineName) async throws {
        try await OrganisationWorld.with(engine) { world in
            try await world.take([
                "VN,Tổng Liên đoàn,confederation,,,,,", "T1,Tỉnh 1,provincial_federation,VN,,,,",
                "T2,Tỉnh 2,provincial_federation,VN,,,,", "C1,Cơ sở 1,grassroots_union,T1,2021-01-01,,,",
            ])
            try await world.change(["2021-01-01,open,C1,T1,,"])

            let outcome = try await world.take(["C1,Cơ sở 1,grassroots_union,T2,2021-01-01,,,"], updates: true)

            #expect(outcome.rejects == ["2 parent_code bad_value.as_stored_changes"])
        }
    }
}
