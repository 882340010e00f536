import Access
import Documents
import Foundation
import Kernel
import Storage
import TestKit
import Testing

@testable import Reports

/// A report filled in a workbook: taken along, sent back, and told what is wrong with it.
@Suite("Reports filled in Excel") struct ReportWorkbookTests {
    private func with(
        _ engine: EngineName = .sqlite, _ body: (World, TestBrowser, String) async throws -> Void
    ) async throws {
        try await World.with(engine) { world in
            try await world.storeForms()
            let own = world.browser(.grassrootsOfficer, on: .unit(code: "CD-MAY"))
            try await body(world, own, try await own.report(of: "CD-MAY"))
        }
    }

    @Test(.clauses("2.35"), arguments: TestStore.engines)
    func `values, texts and explanations come back as a draft`(engine: EngineName) async throws {
        try await with(engine) { _, own, path in
            let workbook = try await own.workbook(path)
                .editing("workers", .integer(1_200)).editing("women", .text("1.100"))
                .editing("members", .text("1 300")).noting("members", "Hai người nghỉ không lương")
                .editing("conferences", .integer(1)).noting("review", "=1+1\nđạt _x0041_ <b>tốt</b>")

            let sent = try await own.send(workbook, to: path)
            let page = try await own.get(path).body
            let json = try await own.get("\(path)/report.json").body
            let again = try await own.workbook(path)
            let same = try await own.send(again, to: path)

            #expect(sent.status == 303)
            #expect(page.contains("Đã nhận tệp Excel") && page.contains("Đang soạn"))
            #expect(page.contains("Hai người nghỉ không lương"))
            for value in ["1200", "1100", "1300"] { #expect(json.contains("\"value\": \(value)")) }
            #expect(json.contains("=1+1"))
            #expect(try again["workers", FormWorkbook.Column.number] == .decimal("1200"))
            #expect(try again["review", FormWorkbook.Column.note] == .text("=1+1\nđạt _x0041_ <b>tốt</b>"))
            #expect(try again["insured_rate", FormWorkbook.Column.number] == .text("–"))
            #expect(same.status == 303)
            #expect(try await own.get("\(path)/report.json").body == json)
        }
    }

    @Test(.clauses("2.35"), arguments: TestStore.engines)
    func `what cannot be is told with its row, on the page and in the workbook, and nothing is lost`(
        engine: EngineName
    ) async throws {
        try await with(engine) { _, own, path in
            let workbook = try await own.workbook(path)
                .editing("workers", .text("một nghìn")).editing("women", .integer(-5))
                .editing("insured", .decimal("1.234")).editing("contracts", .text("9999999999999999"))
                .editing("members", .integer(80)).noting("proposals", "Xin <b>hỗ trợ</b>")
                .noting("review", String(repeating: "x", count: 20_001))

            let answer = try await own.send(workbook, to: path)
            let stored = try await own.get("\(path)/report.json").body
            _ = try await own.get(path)
            let marked = try await own.post(
                "\(path)/form.xlsx",
                [("version", "1"), ("cell_workers", "một nghìn"), ("cell_women", "-5"), ("cell_members", "80")])
            let back = try EditedWorkbook(marked.bytes)
            let row = try workbook.row("workers") + 1
            let mended = try await own.send(
                back.editing("workers", .integer(100)).editing("women", .integer(50)), to: path)

            let body = answer.body
            #expect(answer.status == 422)
            #expect(body.contains("Dòng \(row) của tệp Excel: Ô này ghi số nguyên"))
            #expect(body.contains("Không được là số âm") && body.contains("Số quá lớn") && body.contains("Quá dài"))
            #expect(body.contains("một nghìn") && body.contains(#"value="-5""#) && body.contains(#"value="1,234""#))
            #expect(body.contains(#"value="80""#) && body.contains("Xin &lt;b&gt;hỗ trợ&lt;/b&gt;"))
            #expect(body.contains("Tải tệp Excel có ghi lỗi"))
            #expect(!stored.contains("\"value\": 80"))
            #expect(marked.header("content-disposition")?.contains("hdcd_1-2026-H1-CD-MAY.xlsx") == true)
            #expect(try back["workers", 3] == .text("một nghìn"))
            #expect(try back["workers", 5].isAbout("Ô này ghi số nguyên"))
            #expect(try back["women", 5].isAbout("số âm"))
            #expect(try back["members", 5] == .empty)
            #expect(mended.status == 303)
        }
    }

    @Test(arguments: TestStore.engines)
    func `what others changed meanwhile is kept, and shown where both changed it`(engine: EngineName) async throws {
        try await with(engine) { world, own, path in
            let other = world.browser(.grassrootsOfficer, on: .unit(code: "CD-MAY"))
            let workbook = try await own.workbook(path)
            _ = try await other.fill(path, ["workers": "100", "women": "40"])

            let merged = try await own.send(workbook.editing("members", .integer(80)), to: path)
            let clash = try await own.send(
                workbook.editing("workers", .integer(120)).editing("insured", .integer(60)), to: path)
            let json = try await own.get("\(path)/report.json").body

            #expect(merged.status == 303)
            #expect(json.contains("\"value\": 100") && json.contains("\"value\": 80"))
            #expect(clash.status == 422 && clash.body.contains("Có người khác vừa sửa ô này"))
            #expect(clash.body.contains(#"value="120""#) && clash.body.contains("<strong>100</strong>"))
            #expect(clash.body.contains(#"value="40""#) && clash.body.contains(#"value="60""#))
            #expect(clash.body.contains(#"name="conflict" value="workers""#))
        }
    }

    @Test func `a workbook of another report, with moved rows or of no form is refused`() async throws {
        try await with { _, own, path in
            let workbook = try await own.workbook(path)
            let plain = Sheet(name: "A", columns: [SheetColumn("a")], rows: [[.text("x")]])
            let macro = try await own.get("\(path)/form.xlsx").bytes.replacing(
                Array("docProps/core.xml".utf8), with: Array("xl/vbaProject.bin".utf8))
            let files: [([UInt8], String)] = [
                (try workbook.telling("form", "welfare_partner").bytes(), "Tệp này của biểu welfare_partner"),
                (try workbook.telling("form_version", "2").bytes(), "Tệp này theo phiên bản 2"),
                (try workbook.telling("period", "2025-H2").bytes(), "Tệp này của kỳ 2025-H2"),
                (try workbook.telling("subject", "CD-DIEN").bytes(), "Tệp này của CD-DIEN"),
                (try workbook.telling("obligation", "999").bytes(), "Tệp này tải từ một nơi khác"),
                (try workbook.telling("report_version", "x").bytes(), "không phải biểu tải từ trang"),
                (try workbook.editing("women", .text("Khác"), column: 1).bytes(), "không còn là"),
                (try XLSXWriter.workbook([plain], title: "", createdUnixSeconds: 1), "không phải biểu tải từ trang"),
                (macro, "có macro"), (Array("a;b".utf8), "Không đọc được tệp này"), ([], "Chưa có tệp nào"),
                ([0xD0, 0xCF, 0x11, 0xE0, 0], "kiểu cũ (.xls)"),
                ([UInt8](repeating: 0x50, count: (2 << 20) + 1), "lớn hơn 2 MB"),
            ]

            for (file, sentence) in files {
                let answer = try await own.post("\(path)/upload", file: file, name: file.isEmpty ? "" : "a.xlsx")

                #expect(answer.status == 422 && answer.body.contains(sentence), "\(sentence)")
            }
            let huge = try await own.post(
                "\(path)/upload", file: [UInt8](repeating: 0, count: 3 << 20), name: "a.xlsx")
            #expect(huge.status == 413)
        }
    }

    @Test func `only those who fill a report send its workbook, and only while it is open`() async throws {
        try await with { world, own, path in
            let above = world.browser(.unitOfficer, on: .unit(code: "VN-01"))
            let other = world.browser(.grassrootsOfficer, on: .unit(code: "CD-DIEN"))
            _ = try await above.get("/obligations")
            _ = try await other.get("/obligations")

            let read = try await above.get("\(path)/form.xlsx")
            let workbook = try EditedWorkbook(read.bytes).editing("workers", .integer(5))
            let byAbove = try await above.send(workbook, to: path)
            let byOther = try await other.send(workbook, to: path)
            let foreign = try await other.get("\(path)/form.xlsx")
            _ = try await own.submit(path, ["workers": "10", "members": "9"])
            let late = try await own.send(workbook, to: path)

            #expect(read.status == 200)
            #expect(byAbove.status == 403)
            #expect(byOther.status == 404 && foreign.status == 404)
            #expect(late.status == 422 && late.body.contains("Báo cáo đã nộp"))
        }
    }

    @Test func `typed cells are open, the others locked, and 0 and 1 are chosen from a list`() async throws {
        try await with { _, own, path in
            let url = FileManager.default.temporaryDirectory.appendingPathComponent("\(UUID()).xlsx")
            try Data(try await own.get("\(path)/form.xlsx").bytes).write(to: url)
            defer { try? FileManager.default.removeItem(at: url) }
            let workbook = try await own.workbook(path)
            func place(_ cell: String, _ column: String) throws -> String { "\(column)\(try workbook.row(cell) + 1)" }
            let places = try [
                place("workers", "D"), place("workers", "E"), place("review", "E"), place("review", "D"),
                place("insured_rate", "D"), place("units", "D"), place("workers", "B"),
            ]

            let output = try Interpreter.python(
                """
                import openpyxl, sys
                book = openpyxl.load_workbook(sys.argv[1])
                form, data = book.worksheets
                print(form.protection.sheet, form.protection.password, data.sheet_state)
                print([form[place].protection.locked for place in sys.argv[2].split(",")])
                rules = {str(rule.sqref): rule for rule in form.data_validations.dataValidation}
                print(rules[sys.argv[3]].type, rules[sys.argv[3]].formula1, rules[sys.argv[4]].type)
                print([cell.value for cell in form[5]])
                print([cell.value for cell in data["A"]][:7])
                """, url.path, places.joined(separator: ","), try place("conferences", "D"),
                try place("workers", "D"))

            guard let output else { return }
            #expect(
                output.split(separator: "\n") == [
                    "True None hidden", "[False, False, False, True, True, True, True]", "list \"0,1\" whole",
                    "['TT', 'Nội dung', 'ĐVT', 'Số lượng', 'Ghi chú/Giải trình']",
                    "['phucloi.form', 'form', 'form_version', 'period', 'subject', 'obligation', 'report_version']",
                ])
        }
    }
}

extension TestBrowser {
    fileprivate func workbook(_ path: String) async throws -> EditedWorkbook {
        try EditedWorkbook(try await get("\(path)/form.xlsx").bytes)
    }

    fileprivate func send(_ workbook: EditedWorkbook, to path: String) async throws -> TestAnswer {
        try await post("\(path)/upload", file: workbook.bytes(), name: "bieu.xlsx")
    }
}

extension SheetCell {
    fileprivate func isAbout(_ words: String) -> Bool {
        if case .text(let text) = self { text.contains(words) } else { false }
    }
}

/// Another program, which finds its arguments in `sys.argv`; its path stands in `PHUCLOI_PYTHON`.
private enum Interpreter {
    static func python(_ script: String, _ arguments: String...) throws -> String? {
        guard let interpreter = ProcessInfo.processInfo.environment["PHUCLOI_PYTHON"] else {
            Issue.record("PHUCLOI_PYTHON is not set: no other program has read the workbook", severity: .warning)
            return nil
        }
        let process = Process()
        let pipe = Pipe()
        process.executableURL = URL(filePath: interpreter)
        process.arguments = ["-X", "utf8", "-c", script] + arguments
        process.standardOutput = pipe
        try process.run()
        let output = try pipe.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        #expect(process.terminationStatus == 0)
        return String(decoding: output, as: UTF8.self)
    }
}
