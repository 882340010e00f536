import Kernel
import Storage
import TestKit
import Testing

@testable import Members

@Suite struct MemberSearchTests {
    private static let rows = [
        "DV-01,Nguyễn Văn Ổn,1990-01-01,male,CS1,2020-01-01,", "DV-02,Nguyễn Thị Vân,,,CS1,2020-01-01,",
        "DV-03,Trần Văn Đức,,,CS3,2020-01-01,", "DV-10,Đặng Nguyễn Vân Anh,,,CS3,2020-01-01,",
    ]

    @Test(
        arguments: TestStore.engines,
        [
            ("nguyen van", ["DV-10", "DV-01", "DV-02"]), ("Nguyễn Văn", ["DV-10", "DV-01", "DV-02"]),
            ("van nguyen on", ["DV-01"]), ("dang", ["DV-10"]), ("duc tran", ["DV-03"]), ("dv-03", ["DV-03"]),
            ("DV-0", ["DV-03", "DV-01", "DV-02"]), ("ng", ["DV-10", "DV-01", "DV-02"]), ("nguye van", []), ("x", []),
        ] as [(String, [String])])
    func `members are found without marks, in any order of words, the last one as a beginning`(
        engine: EngineName, query: (text: String, numbers: [String])
    ) async throws {
        try await MembersWorld.with(engine) { world in
            try await world.take(MemberSearchTests.rows)

            let found = try await world.search(query.text)

            #expect(found == query.numbers)
        }
    }

    @Test(arguments: TestStore.engines)
    func `an officer finds members of the own unit alone, a partner none`(engine: EngineName) async throws {
        let manager = Actor(
            kind: .person, name: "manager",
            roles: [Actor.Role(name: "partner_manager", scope: .partner(code: "P"), permissions: [MembersFacade.read])])
        try await MembersWorld.with(engine) { world in
            try await world.take(MemberSearchTests.rows)

            let own = try await world.search("van", as: MembersWorld.officer(of: "CS3"))
            let partner = try await world.search("van", as: manager)

            #expect(own == ["DV-10", "DV-03"])
            #expect(partner.isEmpty)
        }
    }

    @Test(arguments: TestStore.engines)
    func `a changed name is found and the former one is not`(engine: EngineName) async throws {
        try await MembersWorld.with(engine) { world in
            try await world.take(MemberSearchTests.rows)
            try await world.take(["DV-03,Trần Minh Đức,,,CS3,2020-01-01,"], updates: true)

            let new = try await world.search("minh duc")
            let former = try await world.search("van duc")

            #expect(new == ["DV-03"] && former.isEmpty)
        }
    }
}
