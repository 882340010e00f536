import Foundation
import Kernel
import Logging
import Organisation
import Testing
import Web

@testable import Reports

@Suite("The words of Reports")
struct MessagesTests {
    private func catalogue() throws -> Catalogue {
        try Catalogue(folders: [ReportsArea.resources], logger: Logger(label: "test"))
    }

    @Test func `both languages have the same keys and the same parameters`() throws {
        let catalogue = try catalogue()
        let keys = catalogue.keys(.vietnamese)

        #expect(keys == catalogue.keys(.english))
        for key in keys {
            let texts = Language.allCases.map { catalogue.text(key, [:], $0) }
            #expect(parameters(of: texts[0]) == parameters(of: texts[1]), "\(key)")
        }
    }

    @Test func `every kind of unit, every period and every view has a word`() throws {
        let words = try SampleReport.words()
        let keys = try catalogue().keys(.vietnamese)

        for kind in UnitKind.allCases { #expect(keys.contains("reports.unit_kind.\(kind.rawValue)")) }
        for kind in Period.Kind.allCases { #expect(keys.contains("reports.period_kind.\(kind.rawValue)")) }
        for by in WelfareQuestion.Grouping.allCases { #expect(keys.contains("reports.by.\(by.rawValue)")) }
        for format in ReportFormat.allCases { #expect(keys.contains("reports.download.\(format.rawValue)")) }
        let periods = ["2026-06", "2026-Q2", "2026-H1", "2026-H2", "2026"].compactMap { Period($0) }
        #expect(
            periods.map(words.period) == [
                "Tháng 6 năm 2026", "Quý II năm 2026", "6 tháng đầu năm 2026", "6 tháng cuối năm 2026", "Năm 2026",
            ])
    }

    @Test(arguments: Language.allCases)
    func `no file shows a key in the place of its words`(language: Language) throws {
        let words = try SampleReport.words(language)
        let csv = try ReadBack.csv(WelfareCSV.bytes(of: SampleReport.report, words))
        let sheets = try WelfareWorkbook(SampleReport.report, words).sheets.map(ReadBack.sheet)

        for cell in (sheets + [csv]).joined().joined() { #expect(!cell.contains("reports.")) }
    }

    private func parameters(of text: String) -> Set<String> {
        Set(text.matches(of: /\{[a-z]+\}/).map { String($0.0) })
    }
}
