import Kernel
import Logging
import Web

@testable import Reports

/// A report made by hand: three persons in five turns, two of them in both lines.
enum SampleReport {
    static let question = WelfareQuestion(scope: "VN", partner: nil, period: Period(.month, containing: day))
    static let day = Day(number: 20_605)  // 2026-06-01

    static let rice = WelfareLine(
        product: "GAO", name: "Gạo \"Tám\" thơm", kind: "goods",
        totals: SalesTotals(members: 2, turns: 3, listAmount: Dong(6_000_000), paidAmount: Dong(5_000_500)))
    /// A name that a spreadsheet would run.
    static let formula = WelfareLine(
        product: "-KHAM", name: "=HYPERLINK(\"http://x\";\"y\")", kind: "service",
        totals: SalesTotals(members: 2, turns: 2, listAmount: Dong(4_000_000), paidAmount: Dong(3_764_932)))

    static let figures = WelfareFigures(
        totals: SalesTotals(members: 3, turns: 5, listAmount: Dong(10_000_000), paidAmount: Dong(8_765_432)),
        lines: [formula, rice],
        units: [UnitCount(kind: "confederation", count: 1), UnitCount(kind: "grassroots_union", count: 2)],
        points: 4,
        provinces: [
            NamedPlace(code: "01", name: "Thành phố Hà Nội", vintage: "2024"),
            NamedPlace(code: "01", name: "Thành phố Hà Nội", vintage: "2025"),
        ],
        sectors: [NamedPlace(code: "GD", name: "Công đoàn Giáo dục Việt Nam", kind: "central_sector_union")],
        unplaced: SalesTotals(members: 1, turns: 1, listAmount: Dong(1_000), paidAmount: Dong(900)),
        ledgerSequence: 12_345)

    static let report = WelfareReport(
        question: question, scopeName: "Tổng Liên đoàn Lao động Việt Nam", partnerName: nil, figures: figures,
        generatedAt: instant)

    /// The morning of 15 June 2026: `2026-06-15T08:05:00+07:00`.
    static let instant = Instant(microseconds: 1_781_485_500_000_000)

    static func words(_ language: Language = .vietnamese) throws -> WelfareWords {
        WelfareWords(messages: try messages(language))
    }

    static func messages(_ language: Language = .vietnamese) throws -> Messages {
        let catalogue = try Catalogue(folders: [ReportsArea.resources], logger: Logger(label: "test"))
        return Messages(catalogue: catalogue, language: language)
    }
}
