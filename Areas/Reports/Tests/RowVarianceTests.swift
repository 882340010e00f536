import Access
import Documents
import Kernel
import Storage
import TestKit
import Testing

@testable import Reports

/// The third version of the partners' form: what each point declares stands beside what the ledger has of it.
///
/// One sale of May 2026 stands in the ledger at DB-A: list 100.000, paid 90.000.
@Suite("Declared and observed, point by point", .clauses("0.25")) struct RowVarianceTests {
    private func with(
        _ engine: EngineName = .sqlite, _ body: (World, TestBrowser, String) async throws -> Void
    ) async throws {
        try await World.with(engine) { world in
            try await world.storeForms()
            try await world.storeForms(["welfare_partner-2", "welfare_partner-3"])
            try await world.takeSales()
            let own = world.browser(.partnerManager, on: .partner(code: "DT-A"))
            try await body(world, own, try await own.report(of: "DT-A", form: "welfare_partner", period: "2026-05"))
        }
    }

    private func send(
        _ browser: TestBrowser, _ path: String, _ rows: [[String]], action: String = "submit"
    ) async throws -> TestAnswer {
        let names = ["point", "turns", "list_amount", "paid_amount", "note"]
        let version = try await browser.version(path)
        let fields = rows.enumerated().flatMap { index, row in
            zip(names, row).map { ("row_declared_points_\(index)_\($0)", $1) }
        }
        return try await browser.post(
            path,
            [
                ("version", version), ("action", action), ("rows_declared_points", String(rows.count)),
                ("cell_difficulties", "Không"),
            ] + fields)
    }

    @Test(arguments: TestStore.engines)
    func `a row that lies far from the ledger is held until it says why, others pass`(
        engine: EngineName
    ) async throws {
        try await with(engine) { world, own, path in
            let far = ["DB-A", "2", "200000", "180000"]
            let unknown = ["DB-CU", "5", "50000", "45000"]
            let asked = try await send(own, path, [far, unknown])
            let saved = try await send(own, path, [far, unknown], action: "save")
            let page = try await own.get(path).body
            let sent = try await send(own, path, [far + ["Máy hỏng một ngày"], unknown])
            let json = try await own.get("\(path)/report.json").body
            let csv = try await own.get("\(path)/report.csv").body
            let above = try await world.browser(.confederationOfficer, on: .everything).get(path).body

            #expect(asked.status == 422 && asked.body.contains("Dòng 1 lệch nhiều so với sổ bán hàng"))
            #expect(asked.body.contains("Lệch nhiều so với sổ bán hàng. Hãy giải trình."))
            #expect(!asked.body.contains("Dòng 2 lệch nhiều"))
            #expect(asked.body.contains("chênh lệch +90.000\u{A0}đ (100,0%)"))
            #expect(saved.status == 303 && page.contains("chênh lệch +1 (100,0%)"))
            #expect(sent.status == 303, "\(sent.body.suffix(1500))")
            #expect(json.contains(#/"turns": 2,[^}]*"note": "Máy hỏng một ngày",[^}]*"observed_turns": 1/#))
            #expect(csv.contains("declared_points[1].observed_paid_amount") && csv.contains("90000"))
            #expect(above.contains("Máy hỏng một ngày") && above.contains("chênh lệch +1 (100,0%)"))
        }
    }

    @Test func `rows of one point are taken together, and what is near passes`() async throws {
        try await with { _, own, path in
            let halves = [["DB-A", "0", "50000", "45000"], ["DB-A", "1", "50000", "45000"]]
            let sent = try await send(own, path, halves)
            let json = try await own.get("\(path)/report.json").body

            #expect(sent.status == 303, "\(sent.body.suffix(1500))")
            #expect(json.contains("\"observed_turns\": 1"))
        }
    }

    @Test func `what was observed stays as it was when the report was handed in, and stands in the workbook`()
        async throws
    {
        try await with { world, own, path in
            _ = try await send(own, path, [["DB-A", "1", "100000", "90000"]])
            let before = try await own.get("\(path)/report.json").body
            _ = try await world.store.write { tx in try tx.run("UPDATE obligation SET version = version + 1") }
            let book = try await own.get("\(path)/form.xlsx").bytes
            let cells = try SmallWorkbook(book).sheets.flatMap { $0.cells.values.flatMap(\.values) }

            #expect(before.contains("\"observed_turns\": 1"))
            #expect(cells.contains { $0.text.contains("chênh lệch 0 (0,0%)") })
        }
    }
}
