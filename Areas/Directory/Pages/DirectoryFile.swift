internal import Documents
internal import Kernel
internal import Web

/// A list of the directory as a file, for spreadsheets or for other programs.
struct DirectoryFile {
    let title: String
    /// The file's name without its ending.
    let name: String
    let columns: [String]
    let rows: [[String]]

    func csv() -> Answer {
        var writer = CSVWriter(options: .download)
        writer.record(columns)
        for row in rows {
            for cell in row { writer.text(cell) }
            writer.endRecord()
        }
        return .file(writer.takeBytes(), name: "\(name).csv", contentType: "text/csv; charset=utf-8")
    }

    func workbook(now: Instant) throws -> Answer {
        let sheet = Sheet(
            name: title, preamble: [[.text(title)]],
            columns: columns.map { SheetColumn($0, width: 28) }, rows: rows.map { row in row.map { .text($0) } })
        let bytes = try XLSXWriter.workbook(
            [sheet], title: title, createdUnixSeconds: Int(now.microseconds / 1_000_000))
        return .file(
            bytes, name: "\(name).xlsx",
            contentType: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")
    }
}
