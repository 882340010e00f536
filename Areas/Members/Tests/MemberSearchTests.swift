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

    @Test(arguments: TestStore.engines)
    func `members from before there was a search are indexed once`(engine: EngineName) async throws {
        try await MembersWorld.with(engine) { world in
            try await world.take(MemberSearchTests.rows)
            _ = try await world.store.write { tx in try tx.run("DELETE FROM member_word") }

            let first = try await world.members.indexNames(on: world.store)
            let second = try await world.members.indexNames(on: world.store)
            let found = try await world.search("dang van")

            #expect(first == 4 && second == 0)
            #expect(found == ["DV-10"])
        }
    }

    @Test(arguments: TestStore.engines)
    func `signs of patterns are found as they are`(engine: EngineName) async throws {
        try await MembersWorld.with(engine) { world in
            try await world.take(["A_1,Lê % Văn,,,CS1,2020-01-01,", "AB1,Lê Văn,,,CS1,2020-01-01,"])

            let number = try await world.search("a_1 le")
            let percent = try await world.search("% le")
            let slash = try await world.search("\\ le")

            #expect(number == ["A_1"] && percent == ["A_1"] && slash.isEmpty)
        }
    }

    @Test(arguments: TestStore.engines)
    func `a search among many members of one unit and among all finds the same`(engine: EngineName) async throws {
        let names = ["Nguyễn Văn An", "Trần Thị Ân", "Nguyễn Thị Anh", "Lê An Văn", "Đỗ Văn Đức"]
        let rows = (1...5_100).map { "M\($0),\(names[$0 % 5]),,,CS1,2020-01-01," }
        try await MembersWorld.with(engine) { world in
            try await world.take(rows + ["X1,Nguyễn Văn An,,,CS3,2020-01-01,"])

            for (text, count) in [("van an", 201), ("duc", 201), ("m510", 2), ("tran van", 0), ("do thi", 0)] {
                let all = try await world.search(text)
                let own = try await world.search(text, as: MembersWorld.officer(of: "CS1"))
                #expect(all.count == count && own.count == count, "\(text)")
            }
            let other = try await world.search("van an", as: MembersWorld.officer(of: "CS3"))
            #expect(other == ["X1"])
        }
    }

    /// Words that are frequent, less frequent and rare, so that each of them is the rarest of some search.
    private static let names = (0..<900).map { number in
        let surname = number % 7 == 0 ? "Lò" : number % 3 == 0 ? "Trần" : "Nguyễn"
        let middle = number % 11 == 0 ? "Gia" : number % 2 == 0 ? "Thị" : "Văn"
        return "\(surname) \(middle) \(["An", "Anh", "Ánh", "Bình", "Bích", "Châu", "Chi"][number % 7 * number % 7])"
    }

    @Test(arguments: TestStore.engines)
    func `whichever word is walked, the same members are found`(engine: EngineName) async throws {
        let names = MemberSearchTests.names
        try await MembersWorld.with(engine) { world in
            try await world.take(names.enumerated().map { "K\($0.offset),\($0.element),,,CS1,2020-01-01," })
            let texts = [
                "lo gia an", "gia lo", "an a", "an van a", "van k12", "nguyen thi", "tran van b", "an", "lo a",
                "van nguyen an", "ch", "gia", "k1 lo",
            ]
            for (place, text) in texts.enumerated() {
                let words = MemberWords.typed(text)
                let expected = names.enumerated().filter { member in
                    let own = MemberWords.of("K\(member.offset) \(member.element)")
                    return words.dropLast().allSatisfy(own.contains)
                        && own.contains { $0.hasPrefix(words.last ?? "") }
                }.count
                for weights in [
                    MemberSearchWays.Weights(), .init(few: 1, many: 1), .init(ends: 0), .init(ends: 1),
                    .init(few: 5, many: 10_000), .init(few: Int64(place) * 40 + 1, many: 60),
                ] {
                    let found = try await world.store.read { tx in
                        try MemberSearchQueries(words: words, units: nil, limit: 1_000, tx: tx, weights: weights)
                            .lines().map(\.number)
                    }
                    #expect(found.count == expected && Set(found).count == expected, "\(text)")
                    #expect(found == found.sorted())
                }
            }
        }
    }
}
