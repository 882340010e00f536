import Imports
import Kernel
import Storage
import TestKit
import Testing

@testable import Organisation

@Suite struct ImportChangesTests {
    private static let units = [
        "VN,Tổng Liên đoàn,confederation,,,,,", "T1,Liên đoàn tỉnh 1,provincial_federation,VN,,,,",
        "T2,Liên đoàn tỉnh 2,provincial_federation,VN,,,,", "H1,Liên đoàn huyện 1,district_federation,T1,,,,",
        "H2,Liên đoàn huyện 2,district_federation,T1,,,,", "X1,Công đoàn xã 1,commune_union,T1,2025-07-01,,,",
        "C1,Công đoàn cơ sở 1,grassroots_union,H1,,,,", "C2,Công đoàn cơ sở 2,grassroots_union,H2,,,,",
        "C3,Công đoàn cơ sở 3,grassroots_union,H2,2020-01-01,2024-01-01,,",
    ]

    private func with(
        _ engine: EngineName, _ body: (OrganisationWorld) async throws -> Void
    ) async throws {
        try await OrganisationWorld.with(engine) { world in
            try await world.take(ImportChangesTests.units)
            try await body(world)
        }
    }

    /// What the unit hangs under on a day.
    private func parent(_ code: String, _ day: String, _ world: OrganisationWorld) async throws -> String? {
        let tree = try await world.tree()
        let unit = try #require(tree.unit(code: code))
        return tree.parent(of: unit.number, on: try #require(Day(day)))?.code
    }

    @Test(arguments: TestStore.engines)
    func `mergers, moves, names and closings make the tree of each day`(engine: EngineName) async throws {
        try await with(engine) { world in
            let taken = try await world.change([
                "2025-07-01,close,H1,,,", "2025-07-01,move,C1,X1,,", "2025-07-01,merge,T2,T1,,",
                "2025-07-01,rename,T1,,,Liên đoàn tỉnh mới", "2025-07-01,merge,H2,X1,,", "2025-07-01,open,X1,T1,,",
            ])

            let tree = try await world.tree()
            let first = try #require(tree.unit(code: "T1"))
            #expect(taken.tally == "6 taken")
            #expect(try await parent("C1", "2025-06-30", world) == "H1")
            #expect(try await parent("C1", "2025-07-01", world) == "X1")
            #expect(try await parent("C2", "2025-07-01", world) == "X1")
            #expect(tree.unit(code: "T2")?.days.to == Day("2025-07-01"))
            #expect(first.name == "Liên đoàn tỉnh mới")
            #expect(tree.name(of: first, on: try #require(Day("2025-06-30"))) == "Liên đoàn tỉnh 1")
        }
    }

    @Test(arguments: TestStore.engines)
    func `rows that are there already, in another order, change nothing`(engine: EngineName) async throws {
        let rows = ["2025-07-01,merge,T2,T1,,", "2025-07-01,close,H1,,,", "2025-07-01,rename,T1,,,Tên mới"]
        try await with(engine) { world in
            try await world.change(rows)

            let again = try await world.change(rows.reversed())
            let other = try await world.change(["2025-07-01,rename,T1,,,Tên khác"])

            #expect(again.tally == "3 already there")
            #expect(other.rejects == ["2 name differs"])
        }
    }

    @Test(
        arguments: TestStore.engines,
        [
            (["2025-07-01,merge,Z9,T1,,"], "unknown_unit"),
            (["2025-07-01,merge,T1,Z9,,"], "unknown_unit"),
            (["2025-07-01,merge,T1,,,"], "missing_value"),
            (["2025-07-01,rename,T1,,,"], "missing_value"),
            (["2025-07-01,vanish,T1,,,"], "bad_value.choice"),
            (["2025-13-01,close,T1,,,"], "bad_value.day"),
            // The unit does not exist that day, or not any more.
            (["2024-06-01,close,C3,,,"], "bad_value.unit_that_day"),
            (["2025-06-30,move,X1,T2,,"], "bad_value.unit_that_day"),
            (["2025-06-30,move,C1,X1,,"], "bad_value.target_that_day"),
            (["2025-07-01,merge,T2,T1,,", "2025-08-01,close,T2,,,"], "bad_value.unit_that_day"),
            // Loops.
            (["2025-07-01,move,T1,H1,,"], "bad_value.no_loop"),
            (["2025-07-01,move,VN,T1,,"], "bad_value.no_loop"),
            (["2025-07-01,move,H1,H1,,", "2025-07-01,move,H1,T2,,"], "bad_value.no_loop"),
            (["2025-07-01,merge,T1,H1,,"], "bad_value.no_loop"),
            (["2025-07-01,merge,T1,T1,,"], "bad_value.no_loop"),
            (["2025-07-01,merge,H1,H2,,", "2025-07-01,merge,H2,H1,,"], "bad_value.no_loop"),
            // Who names a unit of a circle has not made it; what closed a circle with a row that falls is taken.
            (["2025-07-01,move,H1,H1,,", "2025-07-01,move,C2,H1,,"], "bad_value.no_loop"),
            (["2025-07-01,move,T1,C1,,", "2025-07-01,move,H1,H2,,"], "bad_value.no_loop"),
            // What hung on a unit must hang somewhere when the unit into which it went closes on the same day.
            (["2025-07-01,merge,H1,C1,,", "2025-07-01,close,C1,,,"], "bad_value.no_loop"),
            // Two parents at one time.
            (["2025-07-01,move,C1,H2,,", "2025-07-01,move,C1,T1,,"], "bad_value.one_parent"),
            (["2025-07-01,merge,H1,H2,,", "2025-07-01,merge,H1,X1,,"], "bad_value.unit_that_day"),
            // Shares.
            (
                ["2025-07-01,split,H1,H2,0.6,", "2025-07-01,split,H1,X1,0.3,"],
                "bad_value.whole_shares bad_value.whole_shares"
            ),
            (["2025-07-01,split,H1,H2,1.5,"], "bad_value.share"),
            (["2025-07-01,split,H1,H2,,"], "missing_value"),
            // A closed code is never opened again, and an opening says what the unit's own row says.
            (["2025-07-01,open,C3,H2,,"], "bad_value.as_unit_row"),
            (["2025-07-02,open,X1,T1,,"], "bad_value.as_unit_row"),
            (["2025-07-01,open,X1,T2,,"], "bad_value.as_unit_row"),
            // What something happened to was there already.
            (["2020-01-01,move,H2,T2,,", "2021-01-01,open,H2,T1,,"], "bad_value.as_unit_row"),
        ])
    func `what cannot be is rejected and leaves the tree whole`(
        engine: EngineName, rows: (rows: [String], codes: String)
    ) async throws {
        try await with(engine) { world in
            let taken = try await world.change(rows.rows)

            let tree = try await world.tree()
            let codes = taken.rejects.map { $0.split(separator: " ").last ?? "" }
            #expect(codes.joined(separator: " ") == rows.codes)
            #expect(taken.summary.taken == rows.rows.count - taken.rejects.count)
            for day in ["2019-01-01", "2025-06-30", "2025-07-01", "2026-01-01"].compactMap({ Day($0) }) {
                for unit in tree.all where unit.days.contains(day) {
                    #expect(tree.lineage(of: unit.number, on: day).last?.code == "VN")
                }
            }
        }
    }

    @Test(arguments: TestStore.engines)
    func `a stated closing, a close row and a merger of one day are one end`(engine: EngineName) async throws {
        try await with(engine) { world in
            let closed = try await world.change(["2024-01-01,close,C3,,,"])
            let merged = try await world.change(["2024-01-01,merge,C3,C2,,"])

            #expect(closed.tally == "1 taken")
            #expect(merged.tally == "1 taken")
        }
    }

    @Test(arguments: TestStore.engines)
    func `the outline of a day has the units of that day with what they came from and went into`(
        engine: EngineName
    ) async throws {
        try await with(engine) { world in
            try await world.change(["2025-07-01,merge,T2,T1,,", "2025-07-01,rename,T1,,,Liên đoàn tỉnh mới"])
            let tree = try await world.tree()
            let (root, province) = (try #require(tree.root), try #require(tree.unit(code: "T2")))
            let eve = try #require(Day("2025-06-30"))
            let day = try #require(Day("2025-07-01"))
            let before = try #require(UnitOutline(root, in: tree, on: eve))
            let after = try #require(UnitOutline(root, in: tree, on: day))

            #expect(before.children.map(\.code) == ["T1", "T2"])
            #expect(before.children.map(\.name) == ["Liên đoàn tỉnh 1", "Liên đoàn tỉnh 2"])
            #expect(before.children[1].successors.map(\.code) == ["T1"])
            #expect(after.children.map(\.name) == ["Liên đoàn tỉnh mới"])
            #expect(after.children[0].predecessors.map(\.code) == ["T2"])
            #expect(after.children[0].children.map(\.code) == ["H1", "H2", "X1"])
            #expect(UnitOutline(province, in: tree, on: day) == nil)
        }
    }

    @Test(arguments: TestStore.engines)
    func `a rehearsal leaves nothing`(engine: EngineName) async throws {
        try await with(engine) { world in
            let taken = try await world.change(["2025-07-01,merge,T2,T1,,"], isDryRun: true)

            #expect(taken.tally == "1 taken")
            #expect(try await world.tree().unit(code: "T2")?.days.to == nil)
        }
    }
}
