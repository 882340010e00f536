import Foundation
import Imports
import Kernel
import Organisation
import Storage
import TestKit
import Testing

@testable import Reports

/// Random trees, forms and values: what opens adds up, and what happens to units later changes nothing of the past.
@Suite("Owed reports of random trees") struct OwedPropertyTests {
    /// The month that is over; today is 15 June 2026.
    private static let period = Period(.month, containing: ReportWorld.now.businessDay).previous

    @Test(arguments: TestStore.engines, Array(1...8 as ClosedRange<UInt64>))
    func `explanations add up at every level, and the past stays through changes of the tree`(
        engine: EngineName, seed: UInt64
    ) async throws {
        var chance = SeededChance(seed: seed)
        let tree = RandomTree(&chance)
        try await ReportWorld.with(engine, units: tree.units) { world in
            let form = try await world.owe(RandomForm.json(&chance), of: tree)
            try await world.fill(form, &chance)

            let before = try await world.standings(form)
            try await world.check(form)
            try await world.take("changes", tree.changes(&chance))
            try await world.endAssignments()
            let after = try await world.standings(form)
            try await world.check(form)

            #expect(before.count > 1)
            for (unit, completeness) in before { #expect(after[unit] == completeness, "\(unit)") }
        }
    }

    /// The case of anchors: a unit is closed and the assignments change; elsewhere the rate then rises above 100 %.
    @Test(.clauses("0.25"), arguments: TestStore.engines)
    func `closing a unit that has reported, and assigning others, never shows more than all`(
        engine: EngineName
    ) async throws {
        let units = """
            code,name,kind,parent_code,opened_on,closed_on
            VN,Tổng Liên đoàn,confederation,,,
            P1,Tỉnh 1,provincial_federation,VN,,
            G1,Cơ sở 1,grassroots_union,P1,,
            G2,Cơ sở 2,grassroots_union,P1,,

            """
        try await ReportWorld.with(engine, units: units) { world in
            var chance = SeededChance(seed: 1)
            let form = try await world.owe(RandomForm.json(&chance), of: nil)
            for number in try await world.numbers(form) { try await world.submit(number) }
            _ = try await world.take(
                "changes", "date,kind,from_code,to_code,share,name\n2026-05-01,close,G1,,,\n2026-06-01,close,G2,,,\n")
            try await world.endAssignments()

            let standings = try await world.standings(form)

            for unit in ["", "P1"] {
                let completeness = try #require(standings[unit])
                #expect(completeness.required == Ratio(2, 2) && completeness.timeliness == Ratio(2, 2))
            }
        }
    }
}

/// Two to four provinces with communes and grassroots unions below them.
private struct RandomTree {
    private var lines: [(code: String, kind: String, parent: String)] = [("VN", "confederation", "")]

    init(_ chance: inout SeededChance) {
        for province in 1...Int.random(in: 2...4, using: &chance) {
            lines.append(("P\(province)", "provincial_federation", "VN"))
            let communes = Int.random(in: 0...2, using: &chance)
            for commune in 0..<communes { lines.append(("X\(province)\(commune)", "commune_union", "P\(province)")) }
            for unit in 0..<Int.random(in: 2...5, using: &chance) {
                let below = Int.random(in: 0...communes, using: &chance)
                let parent = below == 0 ? "P\(province)" : "X\(province)\(below - 1)"
                lines.append(("G\(province)\(unit)", "grassroots_union", parent))
            }
        }
    }

    var units: String {
        "code,name,kind,parent_code,opened_on,closed_on\n"
            + lines.map { "\($0.code),Đơn vị \($0.code),\($0.kind),\($0.parent),,\n" }.joined()
    }

    /// Closings, mergers, splits and moves after the period's last day; one event a unit.
    func changes(_ chance: inout SeededChance) -> String {
        var text = "date,kind,from_code,to_code,share,name\n"
        var free = lines.filter { $0.kind == "grassroots_union" }.map(\.code).shuffled(using: &chance)
        func take() -> String? { free.popLast() }
        for day in 1...Int.random(in: 2...6, using: &chance) {
            guard let unit = take() else { break }
            let date = "2026-06-0\(day)"
            switch Int.random(in: 0...3, using: &chance) {
            case 0: text += "\(date),close,\(unit),,,\n"
            case 1: if let other = take() { text += "\(date),merge,\(unit),\(other),,\n" }
            case 2: text += "\(date),move,\(unit),P\(Int.random(in: 1...2, using: &chance)),,\n"
            default:
                if let other = take() {
                    text += "\(date),split,\(unit),\(other),60,\n\(date),split,\(unit),\(unit),40,\n"
                }
            }
        }
        if lines.contains(where: { $0.code == "P3" }), Bool.random(using: &chance) {
            text += "2026-06-09,merge,P3,P1,,\n"
        }
        return text
    }
}

/// Cells that are typed, derived from those before them, or rates.
private enum RandomForm {
    static func json(_ chance: inout SeededChance) -> String {
        let words = #"{"vi": "Ô", "en": "Cell"}"#
        var names: [String] = []
        var cells: [String] = []
        for index in 0..<Int.random(in: 3...7, using: &chance) {
            let kind = ["count", "turns", "money"].randomElement(using: &chance) ?? "count"
            var cell = #"{"name": "c\#(index)", "caption": \#(words), "kind": "\#(kind)""#
            if index > 1, Bool.random(using: &chance) {
                let terms = (0..<Int.random(in: 1...3, using: &chance)).map { _ in
                    (names.randomElement(using: &chance) ?? "c0") + (Bool.random(using: &chance) ? " + " : " - ")
                }
                cell += #", "formula": "\#(terms.joined())\#(Int.random(in: 0...9, using: &chance))""#
            }
            names.append("c\(index)")
            cells.append(cell + "}")
        }
        cells.append(#"{"name": "r", "caption": \#(words), "kind": "rate", "numerator": "c0", "denominator": "c1"}"#)
        return #"""
            {"code": "f", "version": 1, "title": \#(words), "subject": "unit", "periods": ["month"],
             "clocks": {"opens": 1, "due": 20, "locks": 400},
             "sections": [{"code": "s", "title": \#(words), "cells": [\#(cells.joined(separator: ","))]}]}
            """#
    }
}

extension ReportWorld {
    fileprivate func take(_ kind: String, _ text: String) async throws {
        let kind = try #require(reports.organisation.importKinds.first { $0.name == kind })
        let url = FileManager.default.temporaryDirectory.appendingPathComponent("\(UUID()).csv")
        try Data(text.utf8).write(to: url)
        defer { try? FileManager.default.removeItem(at: url) }
        _ = try await Importer(kind).run(path: url.path, run: ImportRun(actor: .commandLine), on: store)
    }

    /// Stores the form, assigns it to all grassroots unions and opens the month that is over.
    fileprivate func owe(_ json: String, of tree: RandomTree?) async throws -> ReportForm {
        let form = try FormReader.form(Data(json.utf8))
        try await store.write { [reports] tx in
            _ = try reports.storeForm(Array(json.utf8), as: .commandLine, in: tx)
            try reports.assign(
                AssignmentRequest(
                    form: "f", subject: "VN", periodKind: "month", unitKind: "grassroots_union", from: "2026-01-01",
                    until: nil), as: .commandLine, in: tx)
        }
        _ = try await reports.dailyRound(store)
        return form
    }

    private func desk(_ tx: Transaction) throws -> ReportDesk { try ReportDesk(reports, as: .commandLine, in: tx) }

    private func look(_ form: ReportForm, _ scope: String?) async throws -> ConsolidationLook {
        try await store.read { tx in
            try ConsolidationLook(ObligationsRequest(form: form.code, scope: scope), try desk(tx), in: tx)
        }
    }

    fileprivate func numbers(_ form: ReportForm) async throws -> [Int64] {
        let consolidation = try await look(form, nil).consolidation
        return (consolidation.counted + consolidation.missing).map(\.report)
    }

    fileprivate func submit(_ number: Int64) async throws {
        try await store.write { tx in try FillReport(desk: try desk(tx)).submit(number, in: tx) }
    }

    /// Some reports stay untouched, some are drafts, handed in, accepted, given back or excused.
    fileprivate func fill(_ form: ReportForm, _ chance: inout SeededChance) async throws {
        for number in try await numbers(form) {
            var content = ReportContent()
            for cell in form.cells where cell.isTyped && Int.random(in: 0...4, using: &chance) > 0 {
                content.numbers[cell.name] = Int64.random(in: 0...1_000, using: &chance)
            }
            let (fate, typed) = (Int.random(in: 0...6, using: &chance), content)
            try await store.write { tx in
                let (fill, judge) = (FillReport(desk: try desk(tx)), JudgeReport(desk: try desk(tx)))
                guard fate > 0 else { return }
                if fate == 1 { return try judge.excuse(number, reason: "x", in: tx) }
                _ = try fill.save(number, typed: typed, basedOn: 1, in: tx)
                guard fate > 2 else { return }
                try fill.submit(number, in: tx)
                if fate == 3 { try judge.giveBack(number, cell: nil, reason: "x", in: tx) }
                if fate == 4 { try judge.accept(number, in: tx) }
            }
        }
    }

    /// The completeness of the whole, under "", and of every unit that lived on the period's last day.
    fileprivate func standings(_ form: ReportForm) async throws -> [String: Completeness] {
        let units = try await store.read { [reports] tx in try reports.organisation.tree.value(in: tx) }.all
        let last = try #require(Day("2026-05-31"))
        var standings = ["": try await look(form, nil).consolidation.completeness]
        for unit in units where unit.days.contains(last) {
            standings[unit.code] = try await look(form, unit.code).consolidation.completeness
        }
        return standings
    }

    /// At every level the parts add up to the figure, and in every report the terms to the cell.
    fileprivate func check(_ form: ReportForm) async throws {
        let units = try await store.read { [reports] tx in try reports.organisation.tree.value(in: tx) }.all
        for scope in [nil] + units.map({ Optional($0.code) }) {
            let consolidation = try await look(form, scope).consolidation
            for cell in form.cells where cell.kind != .rate {
                let parts = consolidation.counted.compactMap { $0.numbers[cell.name] }
                #expect(consolidation.number(cell.name) == (parts.isEmpty ? nil : parts.reduce(0, +)), "\(scope ?? "")")
            }
            let completeness = consolidation.completeness
            #expect(completeness.handedIn <= completeness.all - completeness.excused)
            #expect(completeness.onTime <= completeness.handedIn)
            #expect(consolidation.countedCount + consolidation.missingCount + completeness.excused == completeness.all)
        }
        for number in try await numbers(form) {
            try await store.read { tx in
                let desk = try desk(tx)
                let look = try ReportLook(number, desk, in: tx)
                for cell in form.cells where !cell.isTyped && cell.kind != .rate {
                    let explanation = try CellExplanation(cell, look, desk, in: tx)
                    let isKnown = explanation.terms.contains { term in
                        if case .cell = term.what { term.value != nil } else { false }
                    }
                    #expect(explanation.value == (isKnown ? explanation.total : nil))
                }
            }
        }
    }

    /// The assignment ends in the past, and another begins.
    fileprivate func endAssignments() async throws {
        try await store.write { [reports] tx in
            try tx.run("UPDATE form_assignment SET valid_to = \(Day(year: 2026, month: 2, day: 1))")
            try reports.assign(
                AssignmentRequest(
                    form: "f", subject: "P1", periodKind: "month", unitKind: "grassroots_union", from: "2026-01-01",
                    until: nil), as: .commandLine, in: tx)
        }
        _ = try await reports.dailyRound(store)
    }
}
