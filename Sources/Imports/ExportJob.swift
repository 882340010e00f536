internal import Documents
internal import Foundation
internal import Jobs
internal import Kernel
internal import Storage
internal import Web

/// Writes what a kind holds as an XLSX or CSV file, as a job: the columns are those that an import takes in.
struct ExportJob: Sendable {
    static let name = "export"

    let desk: ImportDesk

    /// More bytes are not kept; the command writes files of any length.
    private static let mostBytes = 64 << 20
    /// Rows of a sheet, less its header (ECMA-376).
    private static let mostSheetRows = 1_048_575
    private static let rowsBetweenNotes = 500

    var kind: JobKind {
        JobKind(ExportJob.name) { order in
            let kind = try desk.exportKind(order.parameters["kind"] ?? "", for: order.actor)
            let isWorkbook = order.parameters["format"] != "csv"
            let file = FileManager.default.temporaryDirectory.appending(path: "phucloi-\(UUID().uuidString)")
            defer { try? FileManager.default.removeItem(at: file) }
            let day = try await desk.store.read { tx in
                let progress = Counter(progress: order.progress)
                if isWorkbook {
                    try workbook(kind, file.path, progress, order.messages, in: tx)
                } else {
                    try csv(kind, file.path, progress, in: tx)
                }
                return tx.today
            }
            let content = Array(try Data(contentsOf: file))
            guard content.count <= ExportJob.mostBytes else { throw Refusal("export_too_large", ["kind": kind.name]) }
            return .file(
                name: "\(kind.name)-\(day).\(isWorkbook ? "xlsx" : "csv")",
                contentType: isWorkbook ? ExportJob.workbookType : "text/csv; charset=utf-8", content: content)
        }
    }

    private static let workbookType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

    private func workbook(
        _ kind: any ExportKind, _ path: String, _ counter: Counter, _ messages: Messages, in tx: Transaction
    ) throws {
        let title = ImportText.kind(kind.name, messages)
        let file = try XLSXFile(
            path: path, title: title, createdUnixSeconds: Int(tx.now.microseconds / 1_000_000))
        try file.beginSheet(name: title, columns: try kind.columns(in: tx).map { SheetColumn($0.name) })
        try kind.forEachRow(in: tx) { cells in
            try counter.next()
            guard counter.rows <= ExportJob.mostSheetRows else {
                throw Refusal("export_too_many_rows", ["kind": kind.name])
            }
            try file.row(cells.map(\.sheet))
        }
        try file.close()
    }

    private func csv(_ kind: any ExportKind, _ path: String, _ counter: Counter, in tx: Transaction) throws {
        let file = try CSVFile(path: path)
        try Exporter.write(kind, to: file, in: tx) { try counter.next() }
        try file.close()
    }

    /// Counts rows, tells them now and then, and stops when it shall.
    private final class Counter {
        private let progress: JobProgress
        private(set) var rows = 0

        init(progress: JobProgress) {
            self.progress = progress
        }

        func next() throws {
            rows += 1
            guard rows % ExportJob.rowsBetweenNotes == 0 else { return }
            progress.note(done: rows)
            try progress.check()
        }
    }
}

extension ExportCell {
    /// As a spreadsheet holds it.
    fileprivate var sheet: SheetCell {
        switch self {
        case .empty: .empty
        case .text(let text): .text(text)
        case .plain(let text): plain(text)
        }
    }

    private func plain(_ text: String) -> SheetCell {
        if let number = Int64(text) { return .integer(number) }
        guard let day = Day(text) else { return .decimal(text) }
        let (year, month, date) = day.parts
        return .day(year: year, month: month, day: date)
    }
}
