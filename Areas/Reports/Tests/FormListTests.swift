import Access
import App
import Foundation
import Kernel
import Storage
import TestKit
import Testing

@testable import Reports

/// The second version of the partners' form: lists, declared figures beside observed ones, and values drawn from
/// months.
///
/// One sale of May 2026 stands in the ledger at DB-A: list 100.000, paid 90.000.
@Suite("Lists and declarations") struct FormListTests {
    private func with(
        _ engine: EngineName = .sqlite, _ body: (World, TestBrowser) async throws -> Void
    ) async throws {
        try await World.with(engine) { world in
            try await world.storeForms()
            try await world.storeSecondPartnerForm()
            try await world.takeSales()
            try await body(world, world.browser(.partnerManager, on: .partner(code: "DT-A")))
        }
    }

    private func path(_ browser: TestBrowser, _ period: String = "2026-05") async throws -> String {
        try await browser.report(of: "DT-A", form: "welfare_partner", period: period)
    }

    private func row(_ index: Int, _ point: String, turns: String, list: String, paid: String) -> [String: String] {
        [
            "row_declared_points_\(index)_point": point, "row_declared_points_\(index)_turns": turns,
            "row_declared_points_\(index)_list_amount": list, "row_declared_points_\(index)_paid_amount": paid,
        ]
    }

    @Test(.clauses("0.25a", "0.25b", "0.25e"), arguments: TestStore.engines)
    func `rows are added, removed and judged one by one, and nothing typed is lost`(engine: EngineName) async throws {
        try await with(engine) { world, own in
            let path = try await path(own)
            let two = row(0, "DB-A", turns: "1", list: "100.000", paid: "90000").merging(
                row(1, "DB-X", turns: "hai", list: "5", paid: "4")
            ) { first, _ in first }

            let page = try await own.get(path).body
            let more = try await own.send(path, two, count: 5, action: "rows")
            let wrong = try await own.send(path, two, count: 5)
            let saved = try await own.send(
                path, two.merging(row(1, "DB-X", turns: "2", list: "5", paid: "4")) { $1 }, count: 5)
            let json = try await own.get("\(path)/report.json").body
            let dropped = try await own.send(
                path, two.merging(["drop_declared_points_1": "1"]) { first, _ in first }, count: 5)
            let after = try await own.get("\(path)/report.json").body
            let blank = try await own.send(path, row(0, "", turns: "3", list: "", paid: ""), count: 1)

            #expect(page.contains("rows_declared_points") && page.contains("Thêm dòng"))
            #expect(
                more.status == 200 && more.body.contains("value=\"hai\"")
                    && more.body.contains("rows_declared_points\" value=\"5\""))
            #expect(
                wrong.status == 422 && wrong.body.contains("Ô này ghi số nguyên")
                    && wrong.body.contains("value=\"hai\""))
            #expect(saved.status == 303 && json.contains("\"point\": \"DB-X\""))
            #expect(json.contains(#/"name": "declared_turns",[^}]*"value": 3/#))
            #expect(json.contains(#/"name": "province_list"/#))
            #expect(dropped.status == 303 && !after.contains("DB-X") && after.contains("\"point\": \"DB-A\""))
            #expect(blank.status == 422 && blank.body.contains("Chưa điền ô này."))
        }
    }

    @Test(.clauses("0.25"), arguments: TestStore.engines)
    func `declared figures stand beside the ledger's, ask for an explanation, and are added to nothing`(
        engine: EngineName
    ) async throws {
        try await with(engine) { world, own in
            let path = try await path(own)
            let welfare = "/reports/welfare.json?scope=VN&partner=all&period=2026-05"
            let before = try await own.get(welfare.replacing("all", with: "DT-A")).body
            let cells = row(0, "DB-A", turns: "2", list: "200000", paid: "180000").merging(
                ["cell_difficulties": "Không", "cell_declared_persons": "2"]
            ) { first, _ in first }

            _ = try await own.send(path, cells, count: 1)
            let page = try await own.get(path).body
            let asked = try await own.send(path, cells, count: 1, action: "submit")
            let notes = ["note_declared_turns": "Máy bán hàng hỏng một ngày", "note_declared_amount": "Như trên"]
            let submitted = try await own.send(path, cells.merging(notes) { $1 }, count: 1, action: "submit")
            let opened = try await own.get("\(path)/cell?cell=observed_amount").body
            let formula = try await own.get("\(path)/cell?cell=declared_discount").body
            let after = try await own.get(welfare.replacing("all", with: "DT-A")).body
            let province = try await world.browser(.confederationOfficer, on: .everything)
                .get("/reports/welfare.json?scope=VN-01&partner=DT-A&period=2026-05").body
            let html = try await own.get("/reports/welfare?scope=VN&partner=DT-A&period=2026-05").body

            #expect(page.contains("chênh lệch +1 (100,0%)") && page.contains("chênh lệch +90.000\u{A0}đ (100,0%)"))
            #expect(asked.status == 422 && asked.body.contains("lệch quá 10%"))
            #expect(submitted.status == 303)
            #expect(opened.contains("90.000\u{A0}đ") && opened.contains("Điểm bán DB-A"))
            #expect(formula.contains("20.000\u{A0}đ") && formula.contains("200.000\u{A0}đ"))
            #expect(
                after.contains(#/"declared": \{\s+"points": 1,\s+"persons": 2,\s+"turns": 2,\s+"list_amount": 200000/#))
            #expect(
                before.contains(#/"declared": \{\s+"points": 0/#) && province.contains(#/"declared": \{\s+"points": 0/#)
            )
            #expect(before.firstMatch(of: /"turns": \d+/)?.output == after.firstMatch(of: /"turns": \d+/)?.output)
            #expect(html.contains("Đối tác tự khai: số lượt: 2"))
        }
    }

    @Test(arguments: TestStore.engines)
    func `a half-year draws from its months, names the missing ones, and stands once handed in`(
        engine: EngineName
    ) async throws {
        try await with(engine) { world, own in
            let above = world.browser(.confederationOfficer, on: .everything)
            let notes = ["declared_turns", "declared_amount", "points_without_counter"].reduce(into: [:]) {
                $0["note_\($1)"] = "Chưa có máy"
            }
            func month(_ period: String, _ turns: String) async throws -> String {
                let path = try await path(own, period)
                _ = try await above.judge(path, "extend", ["day": "2026-06-30", "reason": "Nhập bù"])
                let cells = row(0, "DB-CU", turns: turns, list: "10", paid: "9")
                    .merging(["cell_difficulties": "Không"]) { $1 }.merging(notes) { $1 }
                #expect(try await own.send(path, cells, count: 1, action: "submit").status == 303)
                return path
            }
            let july = try await month("2025-07", "5")
            _ = try await month("2025-12", "7")
            let half = try await path(own, "2025-H2")
            _ = try await above.judge(half, "extend", ["day": "2026-06-30", "reason": "Nhập bù"])

            let opened = try await own.get("\(half)/cell?cell=declared_turns").body
            let list = try await own.get("\(half)/cell?cell=declared_points").body
            let page = try await own.get(half).body
            _ = try await own.send(
                half, notes.merging(["cell_difficulties": "Không"]) { $1 }, count: 0, action: "submit")
            _ = try await above.judge(july, "return", ["reason": "Xem lại"])
            let after = try await own.get("\(half)/report.json").body

            #expect(opened.contains("<strong>12</strong>") && opened.contains(">5<") && opened.contains(">7<"))
            #expect(opened.contains("Chưa có báo cáo của: Tháng 8 năm 2025, Tháng 9 năm 2025"))
            #expect(list.contains("<strong>2</strong>"))
            #expect(!page.contains("rows_declared_points"))
            #expect(after.contains(#/"name": "declared_turns",[^}]*"value": 12/#))
        }
    }

    @Test(.clauses("0.25"), arguments: TestStore.engines)
    func `declared turns and money of several partners are added, persons are not, a report given back leaves`(
        engine: EngineName
    ) async throws {
        try await with(engine) { world, own in
            let above = world.browser(.confederationOfficer, on: .everything)
            let notes = ["declared_turns", "declared_amount", "points_without_counter"].reduce(into: [:]) {
                $0["note_\($1)"] = "Chưa có máy"
            }
            var paths: [String] = []
            for (partner, turns) in [("DT-A", "3"), ("DT-B", "4")] {
                let browser = world.browser(.partnerManager, on: .partner(code: partner))
                let path = try await browser.report(of: partner, form: "welfare_partner", period: "2026-05")
                _ = try await above.judge(path, "extend", ["day": "2026-06-30", "reason": "Nhập bù"])
                let cells = row(0, "DB-CU", turns: turns, list: "10", paid: "9")
                    .merging(["cell_difficulties": "Không", "cell_declared_persons": "2"]) { $1 }.merging(notes) { $1 }
                #expect(try await browser.send(path, cells, count: 1, action: "submit").status == 303)
                paths.append(path)
            }

            let both = try await above.get("/reports/welfare.json?scope=VN&partner=all&period=2026-05").body
            let one = try await above.get("/reports/welfare.json?scope=VN&partner=DT-B&period=2026-05").body
            _ = try await above.judge(paths[0], "return", ["reason": "Xem lại"])
            let left = try await above.get("/reports/welfare.json?scope=VN&partner=all&period=2026-05").body
            let month = try await above.get("/reports/welfare.json?scope=VN&partner=all&period=2026-04").body

            #expect(both.contains(#/"declared": \{\s+"points": 2,\s+"persons": 0,\s+"turns": 7,\s+"list_amount": 20/#))
            #expect(one.contains(#/"declared": \{\s+"points": 1,\s+"persons": 2,\s+"turns": 4/#))
            #expect(left.contains(#/"declared": \{\s+"points": 1,\s+"persons": 2,\s+"turns": 4/#))
            #expect(month.contains(#/"declared": \{\s+"points": 0,\s+"persons": 0,\s+"turns": 0/#))
        }
    }

    @Test func `a value far from the last months is told to be unusual, with its growth, and is taken all the same`()
        async throws
    {
        try await with { world, own in
            let above = world.browser(.confederationOfficer, on: .everything)
            let notes = ["declared_turns", "declared_amount", "points_without_counter"].reduce(into: [:]) {
                $0["note_\($1)"] = "Chưa có máy"
            }
            func send(_ period: String, _ turns: String, _ action: String) async throws -> TestAnswer {
                let path = try await path(own, period)
                _ = try await above.judge(path, "extend", ["day": "2026-06-30", "reason": "Nhập bù"])
                let cells = row(0, "DB-CU", turns: turns, list: "10", paid: "9")
                    .merging(["cell_difficulties": "Không"]) { $1 }.merging(notes) { $1 }
                return try await own.send(path, cells, count: 1, action: action)
            }
            for (month, turns) in [("2026-02", "100"), ("2026-03", "104"), ("2026-04", "96")] {
                #expect(try await send(month, turns, "submit").status == 303)
            }
            _ = try await send("2026-05", "110", "save")
            let usual = try await own.get(path(own)).body
            _ = try await send("2026-05", "5000", "save")
            let unusual = try await own.get(path(own)).body
            let taken = try await send("2026-05", "5000", "submit")

            let hint = "Khác thường so với 6 kỳ trước: số giữa là 100, thường lệch không quá 100"
            #expect(!usual.contains("số giữa là 100") && usual.contains("Tháng 4 năm 2026: 96 (+14,6%)"))
            #expect(unusual.contains(hint) && taken.status == 303)
        }
    }

    @Test func `a list of more rows than it may have is refused, and blank rows are no rows`() throws {
        let url = URL(filePath: "\(ProjectFolder.root)/Data/forms/welfare_partner-2.json")
        let form = try FormReader.form(Data(contentsOf: url))
        let cell = try #require(form.cell("more_activities"))

        let long = TypedList(cell, Array(repeating: ["name": "A", "amount": "1"], count: 501))
        let blank = TypedList(cell, [[:], ["name": "A", "amount": "1.000"]])

        #expect(long.firstFault == .tooManyRows)
        #expect(blank.firstFault == nil && blank.rows == [["name": "A", "amount": "1000"]])
    }

    @Test func `lists go through Excel, each on a sheet of its own`() async throws {
        try await with { _, own in
            let path = try await path(own)
            _ = try await own.send(path, row(0, "DB-A", turns: "1", list: "100000", paid: "90000"), count: 1)
            let bytes = try await own.get("\(path)/form.xlsx").bytes

            let same = try await own.sendBytes(bytes, to: path)
            let json = try await own.get("\(path)/report.json").body
            let docx = try await own.get("\(path)/report.docx")
            let without = try await own.sendBytes(EditedWorkbook(bytes).bytes(), to: path)
            let many = try await own.send(path, row(0, "DB-A", turns: "1", list: "1", paid: "1"), count: 1)
            let kept = try await own.get("\(path)/report.json").body
            let csv = try await own.get("\(path)/report.csv").body

            #expect(same.status == 303 && json.contains("\"point\": \"DB-A\""))
            #expect(docx.status == 200 && many.status == 303 && kept.contains("\"paid_amount\": 1"))
            #expect(without.status == 422 && without.body.contains("Tệp Excel thiếu trang tính"))
            #expect(csv.contains("declared_points[1].paid_amount") && csv.contains("90000"))
        }
    }
}

extension World {
    /// The second version of the partners' form, owed by every partner for months and half-years of 2025 too.
    fileprivate func storeSecondPartnerForm() async throws {
        let reports = composition.reports
        let file = try Data(contentsOf: URL(filePath: "\(ProjectFolder.root)/Data/forms/welfare_partner-2.json"))
        try await store.write { tx in
            _ = try reports.storeForm(Array(file), as: .commandLine, in: tx)
            for (kind, from, until) in [("month", "2025-01-01", "2026-01-01"), ("halfYear", "2025-01-01", nil)] {
                try reports.assign(
                    AssignmentRequest(
                        form: "welfare_partner", subject: "all", periodKind: kind, unitKind: nil, from: from,
                        until: until), as: .commandLine, in: tx)
            }
        }
    }
}

extension TestBrowser {
    /// Sends the page's form with these fields and so many rows of the declaration.
    fileprivate func send(
        _ path: String, _ fields: [String: String], count: Int, action: String = "save"
    ) async throws -> TestAnswer {
        let version = try await version(path)
        return try await post(
            path,
            [("version", version), ("action", action), ("rows_declared_points", String(count))]
                + fields.map { ($0.key, $0.value) })
    }

    fileprivate func sendBytes(_ bytes: [UInt8], to path: String) async throws -> TestAnswer {
        try await post("\(path)/upload", file: bytes, name: "bieu.xlsx")
    }
}
