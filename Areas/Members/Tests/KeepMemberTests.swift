import Imports
import Kernel
import Storage
import TestKit
import Testing

@testable import Members

@Suite struct KeepMemberTests {
    private static let row = "A1,Trần An,1990-01-01,male,CS1,2020-01-01,"

    @Test(arguments: TestStore.engines)
    func `a member is added, transferred, described and ended by form`(engine: EngineName) async throws {
        try await MembersWorld.with(engine) { world in
            try await world.keep(
                .add, "B1", nil,
                ["member_no": "B1", "full_name": "Lê Bình", "unit_code": "CS1", "joined_on": "2021-02-01"])
            try await world.keep(.transfer, "B1", 1, ["unit_code": "CS3", "day": "1/3/2024"])
            try await world.keep(
                .describe, "B1", 2, ["full_name": "Lê Thanh Bình", "birth_date": "1991-05-06", "sex": "female"])
            try await world.keep(.end, "B1", 3, ["end_day": "2026-01-01"])

            let register = try await world.register()
            let found = try await world.search("thanh binh")
            #expect(
                register == [
                    "B1,Lê Bình,,,CS1,2021-02-01,2024-03-01",
                    "B1,Lê Thanh Bình,1991-05-06,female,CS3,2024-03-01,2026-01-01",
                ])
            #expect(found == ["B1"])
        }
    }

    @Test(arguments: TestStore.engines)
    func `of two who edit one member the second is told and nothing is lost`(engine: EngineName) async throws {
        try await MembersWorld.with(engine) { world in
            try await world.take([KeepMemberTests.row])
            try await world.keep(.describe, "A1", 1, ["full_name": "Trần Văn An"])

            await #expect(throws: Refusal("member_changed_meanwhile")) {
                try await world.keep(.describe, "A1", 1, ["full_name": "Trần Thị An"])
            }

            let person = try await world.person("A1")
            #expect(person?.fullName == "Trần Văn An")
        }
    }

    @Test func `what the file would reject the form refuses`() async throws {
        try await MembersWorld.with(.sqlite) { world in
            try await world.take([KeepMemberTests.row])
            let cases: [(KeepMember.Change, [String: String], String)] = [
                (.transfer, ["unit_code": "CS9", "day": "2024-01-01"], "unit_code unknown_unit"),
                (.transfer, ["unit_code": "CS2", "day": "2025-08-01"], "joined_on bad_value.open_unit"),
                (.transfer, ["unit_code": "CS3", "day": "x"], "joined_on bad_value.day"),
                (.end, ["end_day": ""], "end_day missing_value"),
                (.end, ["end_day": "2019-01-01"], "end_day bad_value.end_after_beginning"),
                (.describe, ["full_name": " "], "full_name missing_value"),
            ]
            for (change, texts, expected) in cases {
                do {
                    try await world.keep(change, "A1", 1, texts)
                    Issue.record("\(texts) was taken")
                } catch let fault as RowFault {
                    #expect("\(fault.column) \(fault.messageKey.dropFirst("reject.".count))" == expected)
                }
            }
            let register = try await world.register()
            #expect(register == [KeepMemberTests.row])
        }
    }

    @Test func `a member is refused where it is there already, and hidden from those who do not answer for it`()
        async throws
    {
        try await MembersWorld.with(.sqlite) { world in
            try await world.take([KeepMemberTests.row])

            await #expect(throws: Refusal("member_exists", ["number": "A1"])) {
                try await world.keep(.add, "A1", nil, [:])
            }
            await #expect(throws: Refusal("member_is_there")) {
                try await world.keep(.transfer, "A1", 1, ["unit_code": "CS1", "day": "2024-01-01"])
            }
            await #expect(throws: NotFound.self) {
                try await world.keep(.end, "A1", 1, ["end_day": "2024-01-01"], as: MembersWorld.officer(of: "CS3"))
            }
            await #expect(throws: RowFault.self) {
                try await world.keep(
                    .transfer, "A1", 1, ["unit_code": "CS3", "day": "2024-01-01"], as: MembersWorld.officer(of: "CS1"))
            }
        }
    }
}

extension MembersWorld {
    fileprivate func keep(
        _ change: KeepMember.Change, _ memberNo: String, _ version: Int64?, _ texts: [String: String],
        as actor: Actor = .commandLine
    ) async throws {
        let action = KeepMember(
            members: members, memberNo: memberNo, change: change, version: version, texts: texts)
        try await store.write { tx in try action.run(as: actor, in: tx) }
    }
}
