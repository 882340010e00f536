import Kernel
import TestKit
import Testing

@testable import Reports

@Suite("The welfare report as CSV", .clauses("0.25", "0.25d"))
struct WelfareCSVTests {
    private func rows(_ language: Language = .vietnamese) throws -> [[String]] {
        try ReadBack.csv(WelfareCSV.bytes(of: SampleReport.report, SampleReport.words(language)))
    }

    @Test func `Excel knows it for UTF-8 and every row is one line`() throws {
        let bytes = try WelfareCSV.bytes(of: SampleReport.report, SampleReport.words())

        #expect(bytes.starts(with: [0xEF, 0xBB, 0xBF]))
        #expect(bytes.last == UInt8(ascii: "\n"))
        #expect(try rows().count == bytes.count { $0 == UInt8(ascii: "\n") })
        #expect(try rows().first == WelfareCSV.columns)
    }

    @Test func `each line has its persons and turns beside its money`() throws {
        let lines = try rows().filter { $0[0] == "lines" }

        #expect(
            lines == [
                [
                    "lines", "-KHAM", "=HYPERLINK(\"http://x\";\"y\")", "service", "", "",
                    "2", "2", "4000000", "3764932", "235068",
                ],
                ["lines", "GAO", "Gạo \"Tám\" thơm", "goods", "", "", "2", "3", "6000000", "5000500", "999500"],
            ])
    }

    @Test func `the total tells distinct persons, which the lines do not add up to`() throws {
        let total = try #require(try rows().first { $0[0] == "total" })
        let lines = try rows().filter { $0[0] == "lines" }

        #expect(Array(total[6...]) == ["3", "5", "10000000", "8765432", "1234568"])
        #expect(lines.compactMap { Int($0[6]) }.reduce(0, +) == 4)
        #expect(lines.compactMap { Int($0[7]) }.reduce(0, +) == 5)
    }

    @Test func `it holds every single figure of the JSON`() throws {
        let rows = try rows()
        func value(_ section: String, _ code: String = "") -> String? {
            rows.first { $0[0] == section && $0[1] == code }?[5]
        }

        #expect(value("head", "form") == "welfare")
        #expect(value("head", "form_version") == "1")
        #expect(value("head", "scope") == "VN")
        #expect(value("head", "partner") == "all")
        #expect(value("head", "period") == "2026-06")
        #expect(value("head", "by") == "unit")
        #expect(value("head", "as") == "reported")
        #expect(value("head", "ledger_sequence") == "12345")
        #expect(value("head", "generated_at") == "2026-06-15T08:05:00+07:00")
        #expect(rows.filter { $0[0] == "units" }.map { $0[5] } == ["1", "0", "0", "0", "0", "0", "0", "0", "2", "0"])
        #expect(value("points") == "4")
        #expect(rows.filter { $0[0] == "provinces" }.map { $0[4] } == ["2024", "2025"])
        #expect(rows.filter { $0[0] == "sectors" }.map { $0[3] } == ["central_sector_union"])
        #expect(rows.filter { $0[0] == "support" }.map { $0[5] } == ["0", "0", "0", "0", "0", "0", "0"])
        #expect(rows.filter { $0[0] == "declared" }.map { $0[5] } == ["0", "0", "0", "0", "0", "0"])
        #expect(rows.first { $0[0] == "unplaced" }.map { Array($0[6...]) } == ["1", "1", "1000", "900", "100"])
    }

    @Test func `a text that a spreadsheet would run is guarded in the file`() throws {
        let text = String(decoding: try WelfareCSV.bytes(of: SampleReport.report, SampleReport.words()), as: UTF8.self)

        #expect(text.contains("lines,'-KHAM,\"'=HYPERLINK("))
    }

    @Test func `the names of figures are in the reader's language, the codes are not`() throws {
        let (vietnamese, english) = (try rows(), try rows(.english))

        #expect(vietnamese.map { $0[1] } == english.map { $0[1] })
        #expect(vietnamese.first { $0[1] == "grassroots_union" }?[2] == "Công đoàn cơ sở")
        #expect(english.first { $0[1] == "grassroots_union" }?[2] == "Grassroots unions")
    }
}
