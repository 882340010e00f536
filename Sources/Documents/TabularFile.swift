/// A file that holds one table: CSV, or the first sheet of an XLSX workbook.
package enum TabularFile {
    /// The longest cell that is read, in bytes of UTF-8.
    package static let cellLimitBytes = 1 << 20

    /// The longest record that is read, in bytes: many cells just below the limit may not fill the memory.
    package static let recordLimitBytes = 16 << 20

    /// The most cells that a record may have.
    package static let columnLimit = 1_000

    /// Opens the file for reading row by row; its first bytes decide the kind, not its name.
    ///
    /// Throws `UnreadableFile`.
    package static func open(path: String) throws -> any RowSource {
        let file = try InputFile(path: path)
        switch FileKind(firstBytes: try file.firstBytes()) {
        case .zip:
            return try XLSXReader(path: path, sizeBytes: file.size)
        case .compoundDocument:
            throw UnreadableFile(.oldWorkbook)
        case .other:
            return try CSVReader(file: file)
        }
    }
}
