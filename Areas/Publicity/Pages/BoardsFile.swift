internal import Documents
internal import Kernel
internal import Partners
internal import Web

/// The list of boards for spreadsheets.
struct BoardsFile {
    private let title: String
    private let columns: [(title: String, width: Double)]
    private let rows: [[String]]

    init(_ look: BoardsLook, _ messages: Messages) {
        title = messages.text("publicity.boards.title")
        columns = [
            ("code", 16), ("point", 36), ("address", 48), ("place", 32), ("partner", 36), ("state", 18),
            ("posted_on", 14), ("prices_on", 14),
        ].map { (messages.text("publicity.boards.\($0.0)"), $0.1) }
        rows = look.lines.map { line in
            [
                line.place.point.code, line.place.point.name, line.place.point.address ?? "", line.place.area,
                line.place.partner?.name ?? "", messages.text(line.state.key),
                line.last?.postedOn.description ?? "", line.last?.pricesOn.description ?? "",
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
