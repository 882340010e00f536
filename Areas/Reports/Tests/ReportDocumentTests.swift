import Access
import App
import Foundation
import HTTPTypes
import Kernel
import Storage
import TestKit
import Testing
import Web

@testable import Reports

/// The same report as JSON, DOCX, PDF and XLSX, the last three read by other people's programs.
@Suite("Reports as documents") struct ReportDocumentTests {
    private func read(_ format: ReportFormat, of subject: String?, in world: World) async throws -> [UInt8] {
        let reports = world.composition.reports
        let messages = Messages(catalogue: world.site.catalogue, language: .vietnamese)
        let request = FormReportRequest(form: "hdcd_1", scope: "VN", period: "2026-H1", subject: subject)
        return try await world.store.read { tx in
            try reports.formReport(request, as: format, messages, by: .commandLine, in: tx)
        }.bytes()
    }

    /// The values of a report's figures as its JSON tells them, printed as on paper.
    private func figures(_ json: [UInt8]) throws -> [String] {
        let report = try #require(try JSONSerialization.jsonObject(with: Data(json)) as? [String: Any])
        return try #require(report["cells"] as? [[String: Any]]).compactMap { cell in
            if let number = cell["value"] as? NSNumber { return Digits.grouped(number.int64Value) }
            return cell["kind"] as? String == "rate" ? cell["value"] as? String : nil
        }
    }

    private func with(_ body: (World) async throws -> Void) async throws {
        try await World.with { world in
            try await world.storeForms()
            let own = world.browser(.grassrootsOfficer, on: .unit(code: "CD-DIEN"))
            let answer = try await own.submit(
                own.report(of: "CD-DIEN"),
                [
                    "workers": "3686", "insured": "2150", "members": "3.000", "average_wage": "9150000",
                    "review": "Đã tổ chức tốt hội nghị & <b>đối thoại</b>\nNghị quyết được ký",
                ])
            #expect(answer.status == 303)
            try await body(world)
        }
    }

    private func file(_ bytes: [UInt8], _ name: String) throws -> String {
        let folder = FileManager.default.temporaryDirectory.appending(path: "report-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let path = folder.appending(path: name)
        try Data(bytes).write(to: path)
        return path.path
    }

    @Test(.clauses("4.14"), arguments: ["CD-DIEN", nil])
    func `pdftotext and python-docx read the numbers of the JSON`(subject: String?) async throws {
        try await with { world in
            let numbers = try figures(try await read(.json, of: subject, in: world))
            let pdf = try file(try await read(.pdf, of: subject, in: world), "report.pdf")
            let docx = try file(try await read(.docx, of: subject, in: world), "report.docx")

            let printed = try OutsideProgram.poppler("pdftotext", ["-layout", "-enc", "UTF-8", pdf, "-"])
            let cells = try OutsideProgram.python(
                """
                import docx, sys
                for table in docx.Document(sys.argv[1]).tables:
                    for row in table.rows:
                        print("\\n".join(cell.text for cell in row.cells))
                """, docx)?.split(separator: "\n").map(String.init)

            #expect(numbers.contains("3.686") && numbers.contains("58,33%"))
            for number in numbers {
                #expect(printed.contains(number), "\(number) in the PDF")
                if let cells { #expect(cells.contains { $0.hasPrefix(number) }, "\(number) in the DOCX") }
            }
            #expect(printed == printed.precomposedStringWithCanonicalMapping)
            #expect(printed.contains("CÔNG ĐOÀN CƠ SỞ") == (subject != nil))
            if subject != nil { #expect(printed.contains("hội nghị & <b>đối thoại</b>")) }
        }
    }

    @Test(.clauses("4.14"))
    func `a rate keeps its numerator and denominator in every file, of one report and of many`() async throws {
        try await with { world in
            let browser = world.browser(.confederationOfficer, on: .everything)
            let own = try await browser.report(of: "CD-DIEN")
            for (path, query) in [("\(own)/report", ""), ("/consolidation", "?form=hdcd_1&period=2026-H1")] {
                let csv = try await browser.get("\(path).csv\(query)").body
                let json = try await browser.get("\(path).json\(query)").body
                let pdf = try file(try await browser.get("\(path).pdf\(query)").bytes, "rate.pdf")
                let printed = try OutsideProgram.poppler("pdftotext", ["-enc", "UTF-8", pdf, "-"])

                #expect(csv.contains("2150,3686"), "\(path)")
                #expect(json.contains(#/"numerator": 2150,\s+"denominator": 3686/#), "\(path)")
                #expect(printed.contains("2.150 /"), "\(path)")
            }
            let workbook = try await browser.get("/consolidation.xlsx?form=hdcd_1&period=2026-H1").bytes
            #expect(try ReadBack.xlsx(workbook).contains { $0.contains("2150") && $0.contains("3686") })
        }
    }

    @Test(arguments: ["CD-DIEN", nil])
    func `openpyxl reads the numbers of the JSON`(subject: String?) async throws {
        try await with { world in
            let numbers = try figures(try await read(.json, of: subject, in: world))
            let workbook = try file(try await read(.xlsx, of: subject, in: world), "report.xlsx")

            let cells = try OutsideProgram.python(
                """
                import openpyxl, sys
                for row in openpyxl.load_workbook(sys.argv[1]).worksheets[0].iter_rows(values_only=True):
                    for cell in row:
                        if isinstance(cell, int):
                            print(f"{cell:,}".replace(",", "."))
                        elif isinstance(cell, float):
                            print(f"{cell:.2f}%".replace(".", ","))
                        elif cell:
                            print(cell)
                """, workbook)?.split(separator: "\n").map(String.init)

            guard let cells else { return }
            for number in numbers {
                #expect(cells.contains { $0.hasPrefix(number) }, "\(number) in the workbook")
            }
        }
    }

    @Test func `each format is served with its type, and the consolidation too`() async throws {
        try await with { world in
            let browser = world.browser(.confederationOfficer, on: .everything)
            let path = try await browser.report(of: "CD-DIEN")
            let page = try await browser.get(path).body
            for format in ReportFormat.allCases {
                let report = try await browser.get("\(path)/report.\(format.rawValue)")
                let whole = try await browser.get("/consolidation.\(format.rawValue)?form=hdcd_1&period=2026-H1")

                #expect(page.contains("href=\"\(path)/report.\(format.rawValue)\""))
                #expect(report.status == 200 && whole.status == 200)
                #expect(report.headers[.contentType]?.hasPrefix(format.contentType.prefix { $0 != ";" }) == true)
            }
        }
    }
}
