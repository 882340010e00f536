import Kernel
import Organisation
import Storage
import TestKit
import Testing

@testable import Members

@Suite struct MergeMembersTests {
    private static let rows = [
        "A1,Trần Văn An,1990-01-01,male,CS1,2018-01-01,2020-01-01", "A1,Trần Văn An,1990-01-01,male,CS3,2020-01-01,",
        "A2,Trần Văn Ân,1990-01-01,male,CS3,2015-01-01,2019-01-01", "A2,Trần Văn Ân,1990-01-01,male,CS3,2021-01-01,",
    ]

    @Test(arguments: TestStore.engines)
    func `one number stays and the other goes on finding the member, until the merge is undone`(
        engine: EngineName
    ) async throws {
        try await MembersWorld.with(engine) { world in
            try await world.take(MergeMembersTests.rows)
            let before = try await world.find(["A1", "A2"])

            try await world.merge(kept: "A1", alias: "A2")

            let merged = try await world.find(["A1", "A2"])
            let found = try await world.search("A2")
            let units = try await world.store.read { try world.members.units.value(in: $0) }
            let kept = try #require(before["A1"]?.number)
            let alias = try #require(before["A2"]?.number)
            #expect(merged["A1"]?.number == kept && merged["A2"]?.number == kept)
            #expect(merged["A2"]?.formerNumbers == [alias])
            #expect(found == ["A1"])
            #expect(units.person(of: alias) == kept && units.person(of: kept) == kept)
            // Rows of the staying number count; on days without any, those of the other.
            for (day, unit) in [("2016-06-01", "CS3"), ("2018-06-01", "CS1"), ("2026-01-01", "CS3")] {
                let read = try await world.unit(of: kept, on: day, units)
                #expect(read == unit)
                #expect(
                    merged["A2"]?.row(on: try #require(Day(day))) == units.row(of: kept, on: try #require(Day(day))))
            }

            try await world.store.write { tx in
                try UndoMerge(organisation: world.organisation, aliasNo: "A2").run(as: .commandLine, in: tx)
            }

            let after = try await world.find(["A1", "A2"])
            #expect(after == before)
            await #expect(throws: Refusal("member_not_merged")) {
                try await world.store.write { tx in
                    try UndoMerge(organisation: world.organisation, aliasNo: "A2").run(as: .commandLine, in: tx)
                }
            }
        }
    }

    @Test func `a merge that leaves a question open is refused`() async throws {
        try await MembersWorld.with(.sqlite) { world in
            try await world.take(
                MergeMembersTests.rows + ["B1,An,,,CS1,2020-01-01,", "C1,An,,,CS1,2020-01-01,2021-01-01"])

            for (kept, alias, code) in [
                ("A1", "A1", "member_merge_same"), ("A1", "B1", "member_merge_two_units"),
                ("C1", "B1", "member_merge_other_way"),
            ] {
                await #expect(throws: Refusal(code)) { try await world.merge(kept: kept, alias: alias) }
            }
            await #expect(throws: Refusal("member_changed_meanwhile")) {
                try await world.merge(kept: "A1", alias: "A2", version: 7)
            }
            await #expect(throws: NotFound.self) {
                try await world.merge(kept: "A1", alias: "A2", as: MembersWorld.officer(of: "CS1"))
            }
            try await world.merge(kept: "A1", alias: "A2")
            await #expect(throws: Refusal("member_merge_closed")) { try await world.merge(kept: "B1", alias: "A2") }
            let rejected = try await world.take(["A2,Trần Văn Ân,,,CS1,2023-01-01,"])
            let repeated = try await world.take([MergeMembersTests.rows[2]])
            #expect(rejected.rejects == ["2 member_no bad_value.open_member"])
            #expect(repeated.tally == "1 already there")
        }
    }

    @Test(arguments: TestStore.engines)
    func `likely duplicates are found with their reasons`(engine: EngineName) async throws {
        try await MembersWorld.with(engine) { world in
            try await world.take([
                "A1,Trần Văn An,1990-01-01,male,CS1,2018-01-01,", "A2,Trần Văn Ân,1990-01-01,,CS3,2018-01-01,",
                "B1,Lê Thị Bình,1991-01-01,,CS3,2018-01-01,", "B2,Bình Lê Thị,1991-01-01,,CS3,2018-01-01,",
                "C1,Đỗ Chiến,1992-01-01,,CS3,2018-01-01,", "C2,Đỗ Chien,,,CS3,2018-01-01,",
                "D1,Vũ Dũng,1993-01-01,,CS3,2018-01-01,", "D2,Vũ Dưng A,1993-01-01,,CS3,2018-01-01,",
                "E1,Hồ Em,1994-01-01,,CS3,2018-01-01,", "E2,Hồ Êm,1994-02-01,,CS3,2018-01-01,",
                "F1,Ngô Phong,1995-01-01,,CS3,2018-01-01,", "F2,Ngô Phog,1995-01-01,,CS3,2018-01-01,",
            ])

            let all = try await world.duplicates()
            let own = try await world.duplicates(as: MembersWorld.officer(of: "CS3"))

            #expect(
                Set(all) == [
                    "A1 A2 sameNameAndBirthDate", "B1 B2 sameWords", "C1 C2 noBirthDate", "F1 F2 nearName",
                ])
            #expect(Set(own) == Set(all).subtracting(["A1 A2 sameNameAndBirthDate"]))
            try await world.merge(kept: "A1", alias: "A2", isInOneUnit: false)
            let left = try await world.duplicates()
            #expect(Set(left) == Set(own))
        }
    }
}

extension MembersWorld {
    fileprivate func merge(
        kept: String, alias: String, version: Int64 = 1, isInOneUnit: Bool = true, as actor: Actor = .commandLine
    ) async throws {
        if !isInOneUnit {
            try await take(["\(alias),Trần Văn Ân,1990-01-01,,CS3,2018-01-01,2019-01-01"], updates: true)
        }
        var versions = [kept: version]
        versions[alias] = isInOneUnit ? version : version + 1
        let action = MergeMembers(organisation: organisation, keptNo: kept, aliasNo: alias, versions: versions)
        try await store.write { tx in try action.run(as: actor, in: tx) }
    }

    fileprivate func duplicates(as actor: Actor = .commandLine) async throws -> [String] {
        try await store.read { tx in
            let look = try MemberLook(actor, organisation, permission: MembersFacade.write, in: tx)
            let search = DuplicateSearch(
                reach: look.reach, units: look.reach.units(try members.reachedUnits.value(in: tx)))
            return try search.page(after: 0, in: tx).pairs.map { pair in
                let numbers = [pair.first.memberNo, pair.second.memberNo].sorted()
                return "\(numbers[0]) \(numbers[1]) \(pair.reason)"
            }
        }
    }

    fileprivate func unit(of member: Int64, on day: String, _ units: MemberUnits) async throws -> String? {
        let tree = try await store.read { try organisation.tree.value(in: $0) }
        return units.row(of: member, on: try #require(Day(day))).flatMap { tree.unit($0)?.code }
    }
}
