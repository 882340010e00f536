import Documents
import Foundation

/// Files that were written, read by the readers that every import uses.
enum ReadBack {
    /// Readers leave out the empty cells at the end of a row that is wider than its header.
    private static let widest = 11

    static func csv(_ bytes: [UInt8]) throws -> [[String]] {
        try rows(bytes, ending: "csv") { try TabularFile.open(path: $0) }
    }

    /// A sheet of a workbook of its own, since readers take the first.
    static func sheet(_ sheet: Sheet) throws -> [[String]] {
        try xlsx(XLSXWriter.workbook([sheet], title: "", createdUnixSeconds: 1))
    }

    static func xlsx(_ bytes: [UInt8]) throws -> [[String]] {
        try rows(bytes, ending: "xlsx") { try TabularFile.open(path: $0) }
    }

    private static func rows(
        _ bytes: [UInt8], ending: String, _ open: (String) throws -> any RowSource
    ) throws -> [[String]] {
        let url = FileManager.default.temporaryDirectory.appendingPathComponent("\(UUID()).\(ending)")
        try Data(bytes).write(to: url)
        defer { try? FileManager.default.removeItem(at: url) }
        let source = try open(url.path)
        var rows: [[String]] = []
        while let row = try source.next() {
            rows.append(row.cells + Array(repeating: "", count: max(0, widest - row.cells.count)))
        }
        return rows
    }
}
