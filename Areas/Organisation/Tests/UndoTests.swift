import Imports
import Kernel
import Storage
import TestKit
import Testing

@testable import Organisation

@Suite struct UndoTests {
    @Test(arguments: TestStore.engines)
    func `an undo needs a reason and an event`(engine: EngineName) async throws {
        try await ChangeDesk.with(engine) { desk in
            let event = try await desk.take(["kind": "close", "from": "H1"])

            #expect(try await desk.refusal { try await desk.undo(event, reason: "  ") } == "undo_reason_missing")
            let long = String(repeating: "a", count: 501)
            #expect(try await desk.refusal { try await desk.undo(event, reason: long) } == "undo_reason_unusable")
            await #expect(throws: NotFound.self) { try await desk.undo(99) }
        }
    }

    @Test(arguments: TestStore.engines)
    func `an event that later ones need cannot be taken back before them`(engine: EngineName) async throws {
        try await ChangeDesk.with(engine) { desk in
            let opened = try await desk.take([
                "kind": "open", "from": "X1", "to": "T1", "name": "Xã Một", "unit_kind": "commune_union",
            ])
            let later: [[String: String]] = [
                ["kind": "merge", "from": "H1", "to": "X1", "day": "2026-08-01"],
                ["kind": "move", "from": "H2", "to": "X1", "day": "2026-08-02"],
                ["kind": "rename", "from": "X1", "name": "Xã Hai", "day": "2026-08-03"],
                ["kind": "split", "from": "H3", "to": "H3 X1", "day": "2026-08-04"],
                ["kind": "close", "from": "X1", "day": "2026-09-01"],
            ]
            for fields in later {
                let event = try await desk.take(fields)
                let code = try await desk.refusal { try await desk.undo(opened) }
                #expect(code.hasPrefix("undo_blocked_by_\(fields["kind"] ?? "")"), "\(code)")
                try await desk.undo(event)
            }
            try await desk.undo(opened)

            #expect(try await desk.world.tree().unit(code: "X1") == nil)
        }
    }

    @Test(arguments: TestStore.engines)
    func `a unit that merged and a founding below it block their undo`(engine: EngineName) async throws {
        try await ChangeDesk.with(engine) { desk in
            let first = try await desk.take([
                "kind": "open", "from": "X1", "to": "T1", "name": "Xã Một", "unit_kind": "commune_union",
            ])
            let below = try await desk.take([
                "kind": "open", "from": "X2", "to": "X1", "name": "Tổ Một", "unit_kind": "union_group",
                "day": "2026-08-01",
            ])

            let code = try await desk.refusal { try await desk.undo(first) }
            try await desk.undo(below)
            try await desk.undo(first)

            #expect(code == "undo_unit_in_use X1")
        }
    }

    @Test(arguments: TestStore.engines)
    func `a founded unit that something hangs on is not taken back`(engine: EngineName) async throws {
        try await ChangeDesk.with(engine) { plain in
            var desk = plain
            let event = try await desk.take([
                "kind": "open", "from": "X1", "to": "T1", "name": "Xã Một", "unit_kind": "commune_union",
            ])
            desk.affairs = [UnitAffairs { _, _ in [UnitAffairs.Count("members", 1)] }]

            #expect(try await desk.refusal { try await desk.undo(event) } == "undo_unit_in_use X1")
        }
    }

    @Test(arguments: TestStore.engines)
    func `what the unit's own row says cannot be taken back as a change`(engine: EngineName) async throws {
        try await ChangeDesk.with(engine) { desk in
            try await desk.world.take(["C9,Cơ sở 9,grassroots_union,H1,2020-01-01,2026-05-01,,"])
            try await desk.world.change(["2026-05-01,merge,C9,C1,,", "2020-01-01,open,C9,H1,,"])
            let events = try await desk.events()

            for event in events {
                #expect(try await desk.refusal { try await desk.undo(event.number) } == "undo_stated_by_unit C9")
            }
            #expect(events.count == 2)
        }
    }

    @Test(arguments: TestStore.engines)
    func `rows of one event of a file are one event and go together`(engine: EngineName) async throws {
        try await ChangeDesk.with(engine) { desk in
            try await desk.world.change([
                "2026-07-01,merge,H1,H3,,", "2026-07-01,split,C2,C1,0.5,", "2026-07-01,merge,H2,H3,,",
                "2026-07-01,split,C2,C3,0.5,",
            ])
            let events = try await desk.events()

            for event in events { try await desk.undo(event.number) }

            #expect(events.map { $0.rows.count } == [2, 2])
            #expect(try await desk.picture("2026-07-01") == desk.picture("2026-06-30"))
        }
    }

    @Test(arguments: TestStore.engines)
    func `an officer of a province changes and takes back what hangs below it, and nothing else`(
        engine: EngineName
    ) async throws {
        try await ChangeDesk.with(engine) { desk in
            let officer = ChangeDesk.actor("tinh", .unit(code: "T1"))
            let own = try await desk.take(["kind": "merge", "from": "H1", "to": "H2"], as: officer)
            try await desk.undo(own, as: officer)
            let foreign = try await desk.take(["kind": "close", "from": "H3"])
            let refused: [([String: String], String)] = [
                (["kind": "merge", "from": "H1", "to": "H3"], "unit_forbidden H3"),
                (["kind": "rename", "from": "T1", "name": "Tên"], "unit_forbidden T1"),
                (["kind": "move", "from": "H1", "to": "VN"], "unit_forbidden VN"),
                (["kind": "close", "from": "C3"], "unit_forbidden C3"),
                (["kind": "move", "from": "C1", "to": "T1"], "nothing"),
            ]

            for (fields, code) in refused {
                #expect(try await desk.refusal { _ = try await desk.preview(fields, as: officer) } == code)
            }
            #expect(try await desk.refusal { try await desk.undo(foreign, as: officer) } == "unit_forbidden H3")
        }
    }
}
