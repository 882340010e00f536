import Imports
import Kernel
import Storage
import TestKit
import Testing

@testable import Organisation

@Suite struct ChangeTests {
    private static let everyKind: [[String: String]] = [
        ["kind": "merge", "from": "H1", "to": "H2"],
        ["kind": "merge", "from": "H1, H3", "to": "H2"],
        ["kind": "split", "from": "H1", "to": "H2 H3", "shares": "60 40"],
        ["kind": "split", "from": "H1", "to": "H1 H2", "shares": "33,3 66,7"],
        ["kind": "rename", "from": "H1", "name": "Huyện Mới"],
        ["kind": "move", "from": "H1", "to": "T2"],
        ["kind": "close", "from": "H1"],
        ["kind": "open", "from": "X1", "to": "T1", "name": "Công đoàn xã Một", "unit_kind": "commune_union"],
    ]

    @Test(arguments: TestStore.engines)
    func `a preview says what ends and what hangs where, and writes nothing`(engine: EngineName) async throws {
        try await ChangeDesk.with(engine) { desk in
            let before = try await desk.picture(ChangeDesk.day)

            let preview = try await desk.preview(["kind": "merge", "from": "H1 H3", "to": "H2"])

            #expect(preview.ended.map(\.code) == ["H1", "H3"])
            #expect(
                preview.moved.map { "\($0.unit.code) \($0.from?.code ?? "") \($0.to?.code ?? "")" }.sorted() == [
                    "C1 H1 H2", "C3 H3 H2",
                ])
            #expect(preview.movedCount == 2)
            #expect(try await desk.picture(ChangeDesk.day) == before)
            #expect(try await desk.audits() == [])
        }
    }

    @Test(arguments: TestStore.engines)
    func `a preview asks the areas above for what hangs on the units and on everything below`(
        engine: EngineName
    ) async throws {
        try await ChangeDesk.with(engine) { plain in
            var desk = plain
            let earlier = try await plain.take(["kind": "merge", "from": "H2", "to": "H1", "day": "2026-06-01"])
            let tree = try await desk.world.tree()
            desk.affairs = [
                UnitAffairs { question, _ in
                    [
                        UnitAffairs.Count(
                            "meant",
                            Int64(question.meant.compactMap { tree.unit($0)?.code }.sorted() == ["H1", "H2"] ? 1 : 0)),
                        UnitAffairs.Count(
                            "below",
                            Int64(question.below.compactMap { tree.unit($0)?.code }.sorted() == ["C1", "C2"] ? 1 : 0)),
                    ]
                }
            ]

            let preview = try await desk.preview(["kind": "merge", "from": "H1", "to": "H3"])

            #expect(earlier > 0)
            #expect(preview.affairs == [UnitAffairs.Count("meant", 1), UnitAffairs.Count("below", 1)])
        }
    }

    @Test(arguments: TestStore.engines, everyKind)
    func `an event makes the tree of its day, and its undo makes every day as if it had not been`(
        engine: EngineName, fields: [String: String]
    ) async throws {
        try await ChangeDesk.with(engine) { desk in
            let days = ["2020-01-01", "2026-06-30", "2026-07-01", "2030-01-01"]
            var before: [[String]] = []
            for day in days { before.append(try await desk.picture(day)) }

            let event = try await desk.take(fields)
            let changed = try await desk.picture("2026-07-01")
            try await desk.undo(event)

            #expect(changed != before[2])
            for (day, picture) in zip(days, before) { #expect(try await desk.picture(day) == picture, "\(day)") }
            #expect(try await desk.audits() == ["units.changed", "units.change_undone"])
            #expect(try await desk.events().map { $0.undo?.reason } == ["Hoãn theo nghị quyết"])
        }
    }

    @Test(arguments: TestStore.engines, everyKind)
    func `what was taken back may be entered again and taken back again`(
        engine: EngineName, fields: [String: String]
    ) async throws {
        try await ChangeDesk.with(engine) { desk in
            let first = try await desk.take(fields)
            let changed = try await desk.picture("2026-07-01")
            try await desk.undo(first)

            let second = try await desk.take(fields)
            #expect(try await desk.picture("2026-07-01") == changed)
            try await desk.undo(second)

            #expect(try await desk.events().count == 2)
            #expect(try await desk.refusal { try await desk.undo(second) } == "undo_already_done")
        }
    }

    @Test(arguments: TestStore.engines)
    func `the files hand out what stands and take the rest in again`(engine: EngineName) async throws {
        try await ChangeDesk.with(engine) { desk in
            let gone = try await desk.take(["kind": "merge", "from": "H1", "to": "H2"])
            try await desk.take(["kind": "rename", "from": "T2", "name": "Liên đoàn tỉnh Ba"])
            let opened = try await desk.take([
                "kind": "open", "from": "X1", "to": "T1", "name": "Xã Một", "unit_kind": "commune_union",
            ])
            try await desk.undo(gone)
            try await desk.undo(opened)

            let changes = try await rows(ExportChanges(organisation: desk.world.organisation), desk)
            let units = try await rows(ExportUnits(organisation: desk.world.organisation), desk)
            let again = try await desk.world.change(["2026-07-01,merge,H1,H2,,"])
            let unit = try await desk.world.take(["X1,Xã khác,commune_union,T1,,,,"])

            #expect(changes == 1)
            #expect(units == 9)
            #expect(again.tally == "1 taken")
            #expect(unit.rejects == ["2 code conflict"])
        }
    }

    private func rows(_ kind: some ExportKind, _ desk: ChangeDesk) async throws -> Int {
        try await desk.world.store.read { tx in
            var count = 0
            try kind.forEachRow(in: tx) { _ in count += 1 }
            return count
        }
    }

    @Test(arguments: TestStore.engines)
    func `a tree that somebody else changed since the preview is refused`(engine: EngineName) async throws {
        try await ChangeDesk.with(engine) { desk in
            let seen = try await desk.preview(["kind": "merge", "from": "H1", "to": "H2"])
            let other = try await desk.take(["kind": "rename", "from": "T2", "name": "Tên khác"])

            let late = try await desk.refusal {
                try await desk.take(["kind": "merge", "from": "H1", "to": "H2"], version: seen.version)
            }
            let lateUndo = try await desk.refusal { try await desk.undo(other, version: seen.version) }

            #expect(late == "tree_changed")
            #expect(lateUndo == "tree_changed")
        }
    }

    @Test(
        arguments: TestStore.engines,
        [
            (["kind": "vanish", "from": "H1"], "change_kind_unknown"),
            (["kind": "close", "from": "H1", "day": "morgen"], "change_day_unreadable"),
            (["kind": "close"], "change_unit_missing"),
            (["kind": "close", "from": "H1 H2"], "change_one_unit"),
            (["kind": "merge", "from": "H1"], "change_target_missing"),
            (["kind": "split", "from": "H1", "to": "H2"], "change_successors_missing"),
            (["kind": "split", "from": "H1", "to": "H2 H3", "shares": "60"], "change_shares_unreadable"),
            (["kind": "split", "from": "H1", "to": "H2 H3", "shares": "60 41"], "change_shares_not_whole"),
            (["kind": "rename", "from": "H1"], "change_name_missing"),
            (["kind": "rename", "from": "H1", "name": String(repeating: "a", count: 501)], "change_name_unusable"),
            (["kind": "open", "from": "X1", "to": "T1", "name": "Xã"], "change_unit_kind_missing"),
            (["kind": "close", "from": "H!"], "change_code_bad"),
            (["kind": "close", "from": "Z9"], "unit_unknown Z9"),
            (
                ["kind": "open", "from": "H1", "to": "T1", "name": "Xã", "unit_kind": "commune_union"],
                "change_code_taken H1"
            ),
            (
                [
                    "kind": "open", "from": "X1", "to": "T1", "name": "Xã", "unit_kind": "commune_union",
                    "division": "99999",
                ], "change_division_unknown"
            ),
            (["kind": "merge", "from": "T1", "to": "H1"], "change_loop T1"),
            (["kind": "close", "from": "VN"], "change_not_there VN"),
            (["kind": "split", "from": "H1", "to": "H2 H3", "day": "2026-07-01", "shares": "100 0"], "nothing"),
        ])
    func `an order that cannot be is refused with its reason`(
        engine: EngineName, order: (fields: [String: String], code: String)
    ) async throws {
        try await ChangeDesk.with(engine) { desk in
            let code = try await desk.refusal { _ = try await desk.preview(order.fields) }

            #expect(code == order.code)
        }
    }

    @Test(arguments: TestStore.engines)
    func `what contradicts another event is refused with its reason`(engine: EngineName) async throws {
        try await ChangeDesk.with(engine) { desk in
            try await desk.take(["kind": "move", "from": "H1", "to": "T2"])
            let later = try await desk.take(["kind": "close", "from": "H3", "day": "2026-08-01"])

            let twice = try await desk.refusal { try await desk.take(["kind": "move", "from": "H1", "to": "T2"]) }
            let second = try await desk.refusal { try await desk.take(["kind": "move", "from": "H1", "to": "VN"]) }
            let gone = try await desk.refusal {
                try await desk.take(["kind": "merge", "from": "H1", "to": "H3", "day": "2026-09-01"])
            }
            let before = try await desk.refusal { try await desk.take(["kind": "merge", "from": "H3", "to": "H2"]) }

            #expect(later > 0)
            #expect(twice == "change_already_there")
            #expect(second == "change_second_parent H1")
            #expect(gone == "change_target_not_there H1")
            #expect(before == "change_differs H3")
        }
    }
}
