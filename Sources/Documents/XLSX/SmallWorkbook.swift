/// A whole workbook of a few sheets, such as a form that somebody filled in, with the place of every cell.
///
/// For tables of many rows there is `XLSXReader`.
package struct SmallWorkbook: Sendable {
    /// A cell as it was read.
    package struct Cell: Sendable, Equatable {
        /// As `XLSXReader` gives it.
        package let text: String
        /// Written as a number; then a point in the text is a decimal mark.
        package let isNumber: Bool
        /// An error such as `#REF!`, or a formula that was never computed.
        package let isDamaged: Bool
    }

    package struct Sheet: Sendable {
        package let name: String
        package let isVisible: Bool
        /// By row and column, the first being 0; blank cells are left out.
        package fileprivate(set) var cells: [Int: [Int: Cell]] = [:]

        package func cell(row: Int, column: Int) -> Cell? { cells[row]?[column] }

        /// The text of a cell; empty for a blank one.
        package func text(row: Int, column: Int) -> String { cell(row: row, column: column)?.text ?? "" }
    }

    package let sheets: [Sheet]
    /// Whether it carries a program (macros).
    package let hasProgram: Bool

    /// Bytes of the XML of one sheet.
    private static let sheetLimitBytes = 16 << 20

    /// Reads a workbook; its cells are at most `SheetHandler.mostPlacedCells` a sheet, its sheets at most 50.
    ///
    /// Throws `UnreadableFile`: `oldWorkbook`, `badWorkbook`, `workbookTooLarge`, `entityInWorkbook` and what cells
    /// can be.
    package init(_ bytes: [UInt8]) throws {
        switch FileKind(firstBytes: Array(bytes.prefix(InputFile.firstBytesCount))) {
        case .zip: break
        case .compoundDocument: throw UnreadableFile(.oldWorkbook)
        case .other: throw UnreadableFile(.badWorkbook)
        }
        let temporary = try TemporaryFile()
        let output = try OutputFile(path: temporary.path)
        try output.write(bytes)
        try output.close()
        let workbook = try Workbook(path: temporary.path, sizeBytes: bytes.count)
        hasProgram = workbook.hasProgram
        let found = try workbook.sheets()
        guard found.count <= Self.mostSheets else { throw UnreadableFile(.workbookTooLarge) }
        sheets = try found.map { name, isVisible, part in
            let handler = SheetHandler(workbook, keepsPlaces: true)
            try XMLPushParser.parse(part, limitBytes: Self.sheetLimitBytes, handler: handler)
            var sheet = Sheet(name: name, isVisible: isVisible)
            for placed in handler.placed { sheet.cells[placed.row, default: [:]][placed.column] = placed.cell }
            return sheet
        }
    }

    private static let mostSheets = 50
}
