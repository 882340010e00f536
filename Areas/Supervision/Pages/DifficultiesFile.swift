internal import Documents
internal import Kernel
internal import Partners
internal import Web

/// The register as somebody sees it, for spreadsheets.
struct DifficultiesFile {
    /// The latest ones, when there are more.
    static let mostRows = 20_000

    private let title: String
    private let columns: [(title: String, width: Double)]
    private let rows: [[String]]

    init(_ look: DifficultiesLook, _ messages: Messages) {
        title = messages.text("supervision.title")
        columns = [
            ("number", 8), ("arose_on", 14), ("raised_by", 36), ("text", 60), ("handling", 40), ("about", 36),
            ("level", 16), ("answered_by", 36), ("state", 18), ("answer", 60), ("answered_on", 14),
        ].map { (messages.text("supervision.\($0.0)"), $0.1) }
        rows = look.lines.map { line in
            let difficulty = line.difficulty
            return [
                String(difficulty.number), difficulty.aroseOn.description, line.raiser, difficulty.sentence,
                difficulty.handling ?? "", line.about.joined(separator: " · "),
                difficulty.subject.level.map { messages.text("supervision.level.\($0.rawValue)") } ?? "",
                line.holderName, messages.text(difficulty.state.key), line.answer?.note ?? "",
                line.answer?.at.businessDay.description ?? "",
            ]
        }
    }

    func csv() -> [UInt8] {
        var writer = CSVWriter(options: .download)
        writer.record(columns.map(\.title))
        for row in rows {
            for cell in row { writer.text(cell) }
            writer.endRecord()
        }
        return writer.takeBytes()
    }

    func workbook(now: Instant) throws -> [UInt8] {
        let sheet = Sheet(
            name: title, preamble: [[.text(title)]], columns: columns.map { SheetColumn($0.title, width: $0.width) },
            rows: rows.map { row in row.map { .text($0) } })
        return try XLSXWriter.workbook([sheet], title: title, createdUnixSeconds: Int(now.microseconds / 1_000_000))
    }
}
