import Foundation
import Kernel
import Organisation
import Storage
import TestKit
import Testing

@testable import Reports

/// What is put together from columns, counted again by a plain loop over the reports.
@Suite("Reports put together") struct ShelfTests {
    private static let today = Day("2026-06-20") ?? .distantPast

    /// The shelf and, beside it, the reports as they stand last.
    private struct Filled {
        var shelf = ObligationShelf()
        var reports: [Int64: Obligation] = [:]
    }

    private func form() throws -> ReportForm {
        let path = "\(ProjectFolder.root)/Data/forms/hdcd_1-1.json"
        return try FormReader.form(Data(contentsOf: URL(filePath: path)))
    }

    /// Some hundred reports, put in any order, many of them again and again as they change.
    private func filled(_ form: ReportForm, _ chance: inout some RandomNumberGenerator) throws -> Filled {
        let period = try #require(Period("2026-H1"))
        var filled = Filled()
        for change in 1...900 {
            let number = Int64.random(in: 1...300, using: &chance)
            let status = try #require(Obligation.Status.allCases.randomElement(using: &chance))
            let isHandedIn = ![.owed, .draft].contains(status)
            var content = ReportContent()
            for cell in form.cells where cell.filling == .typed && Bool.random(using: &chance) {
                if cell.kind == .text {
                    content.texts[cell.name] = "Ý kiến \(change)"
                } else if cell.kind != .rate {
                    content.numbers[cell.name] = Int64.random(in: 0...5_000, using: &chance)
                }
            }
            let due = ShelfTests.today + Int.random(in: -5...5, using: &chance)
            let report = Obligation(
                number: number, form: form.code, formVersion: form.version, period: period, subject: "CD-\(number)",
                status: status, opensOn: ShelfTests.today + -30, dueOn: due, locksOn: due + 30, version: 1,
                content: content,
                submittedAt: isHandedIn
                    ? Instant(startOf: ShelfTests.today + Int.random(in: -9...0, using: &chance)) : nil,
                changedIn: Int64(change))
            filled.shelf.put(report, form)
            filled.reports[number] = report
        }
        return filled
    }

    @Test(arguments: Array(1...20 as ClosedRange<UInt64>))
    func `sums, rates, texts and counts are those of a plain loop`(seed: UInt64) async throws {
        let form = try form()
        var chance = SeededChance(seed: seed)
        let filled = try filled(form, &chance)
        try await ReportWorld.with(.sqlite) { world in
            var shelf = filled.shelf
            let desk = try await world.desk()
            let question = try #require(ObligationsQuestion(form, on: ShelfTests.today, period: "2026-H1"))

            let consolidation = Consolidation(question, &shelf, parts: nil, desk)

            compare(consolidation, form, filled.reports)
        }
    }

    private func compare(_ consolidation: Consolidation, _ form: ReportForm, _ reports: [Int64: Obligation]) {
        var (counted, missing, completeness) = (0, 0, Completeness())
        var sums: [String: Int64] = [:]
        var ratios: [String: (Int64, Int64)] = [:]
        for report in reports.values {
            completeness.count(report.standing, on: ShelfTests.today)
            if [.owed, .draft, .returned].contains(report.status) { missing += 1 }
            guard [.submitted, .accepted, .approved].contains(report.status) else { continue }
            counted += 1
            let filled = FilledForm(form, report.content)
            for cell in form.cells {
                if let number = filled.number(cell.name), cell.inTree == .sum || cell.inTree == .last {
                    sums[cell.name, default: 0] += number
                }
                if let ratio = filled.ratio(cell) {
                    let before = ratios[cell.name] ?? (0, 0)
                    ratios[cell.name] = (before.0 + ratio.numerator, before.1 + ratio.denominator)
                }
            }
        }
        #expect(consolidation.completeness == completeness)
        #expect(consolidation.countedCount == counted && consolidation.counted.count == counted)
        #expect(consolidation.missingCount == missing && consolidation.missing.count == missing)
        for cell in form.cells {
            #expect(consolidation.number(cell.name) == sums[cell.name], "\(cell.name)")
            #expect(
                consolidation.ratio(cell) == ratios[cell.name].map { Ratio($0.0, $0.1) }, "\(cell.name)")
        }
        for part in consolidation.counted {
            let content = reports[part.report]?.content ?? ReportContent()
            #expect(part.numbers == FilledForm(form, content).numbers && part.texts == content.texts)
        }
        let order = (consolidation.counted + consolidation.missing).map(\.report)
        #expect(Set(order).count == order.count)
    }

    @Test func `the pages of a list are its lines in order, and the search finds folded names`() async throws {
        let form = try form()
        var chance = SeededChance(seed: 7)
        let filled = try filled(form, &chance)
        try await ReportWorld.with(.sqlite) { world in
            var shelf = filled.shelf
            let desk = try await world.desk()
            let question = try #require(ObligationsQuestion(form, on: ShelfTests.today, period: "2026-H1"))

            let all = shelf.find(question, search: "", state: .late, rows: nil, desk)
            let pages = stride(from: 0, to: all.rows.count, by: 7).map { start in
                shelf.find(question, search: "", state: .late, rows: start..<(start + 7), desk)
            }
            let found = shelf.find(question, search: "Cđ-12", state: nil, rows: nil, desk)

            let order = all.rows.map { ($0.dueOn, $0.subject) }
            for report in filled.reports.values.filter({ $0.number % 3 == 0 }) {
                shelf.put(report.due(report.dueOn + Int(report.number % 11)), form)
            }
            let moved = shelf.find(question, search: "", state: nil, rows: nil, desk).rows.map {
                ($0.dueOn, $0.subject)
            }

            #expect(moved.count == filled.reports.count)
            #expect(zip(moved, moved.dropFirst()).allSatisfy { $0 < $1 })
            #expect(zip(order, order.dropFirst()).allSatisfy { $0 < $1 })
            #expect(pages.flatMap(\.rows) == all.rows)
            #expect(pages.dropLast().allSatisfy(\.hasMore) && pages.last?.hasMore == false)
            #expect(
                Set(found.rows.map(\.number))
                    == Set(filled.reports.keys.filter { "cd-\($0)".contains("cd-12") }))
            #expect(found.completeness == all.completeness)
        }
    }
}

extension Obligation {
    fileprivate func due(_ day: Day) -> Obligation {
        Obligation(
            number: number, form: form, formVersion: formVersion, period: period, subject: subject, status: status,
            opensOn: opensOn, dueOn: day, locksOn: max(day, locksOn), version: version + 1, content: content,
            submittedAt: submittedAt, changedIn: changedIn + 1_000)
    }
}

extension ObligationsQuestion {
    fileprivate init?(_ form: ReportForm, on today: Day, period: String) {
        guard let period = Period(period) else { return nil }
        self.init(forms: [form], form: form, period: period, scope: nil, today: today)
    }
}

extension ReportWorld {
    /// The desk of somebody who may read everything; without stored forms.
    fileprivate func desk() async throws -> ReportDesk {
        try await store.read { [reports] tx in
            ReportDesk(
                reports, as: reader(.everything), tree: try reports.organisation.tree.value(in: tx), partners: [],
                forms: [])
        }
    }
}
