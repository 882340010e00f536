/// Reads the rows of a sheet's XML; the rows that were read wait until they are taken.
final class SheetHandler: XMLHandler {
    /// The cells of a row and whether one could not be read as written.
    typealias Row = (cells: [String], isDamaged: Bool)

    private(set) var rows: [Row] = []

    /// The cells with their places, when they are kept; then no rows are.
    private(set) var placed: [(row: Int, column: Int, cell: SmallWorkbook.Cell)] = []

    /// The most cells of a sheet that are kept with their places, and the bytes of their texts: many cells may share
    /// one long text.
    static let mostPlacedCells = 100_000
    static let mostPlacedBytes = 16 << 20
    private var placedBytes = 0

    private let strings: SharedStrings
    private let formats: [NumberFormat]
    private let is1904: Bool
    private let keepsPlaces: Bool
    private var rowNumber = -1

    private var row: Row = ([], false)
    private var rowBytes = 0
    private var cell: SheetCellReading?
    /// The column of the next cell that does not tell its own.
    private var nextColumn = 0
    private var expectedColumns = 0

    /// The bytes of the cell's value, and whether what comes now belongs to them.
    private var value: [UInt8] = []
    private var isInValue = false
    private var isInHint = false

    init(_ workbook: Workbook, keepsPlaces: Bool = false) {
        self.keepsPlaces = keepsPlaces
        strings = workbook.strings
        formats = workbook.formats
        is1904 = workbook.is1904
    }

    /// Hands over the rows that were read.
    func takeRows() -> [Row] {
        defer { rows.removeAll(keepingCapacity: true) }
        return rows
    }

    func start(_ name: XMLName, _ attributes: XMLAttributes) throws {
        switch name {
        case "v": isInValue = cell != nil
        case "c":
            cell = SheetCellReading(attributes, expectedColumn: nextColumn)
            value.removeAll(keepingCapacity: true)
        case "row":
            row = ([], false)
            row.cells.reserveCapacity(expectedColumns)
            rowBytes = 0
            nextColumn = 0
            if keepsPlaces { rowNumber = attributes.integer("r").map { $0 - 1 } ?? rowNumber + 1 }
        case "t": isInValue = cell != nil && !isInHint
        case "f": cell?.hasFormula = true
        case "rPh": isInHint = true
        default: break
        }
    }

    func text(_ bytes: UnsafeBufferPointer<UInt8>) throws {
        guard isInValue else { return }
        guard value.count + bytes.count <= TabularFile.cellLimitBytes else { throw UnreadableFile(.fieldTooLong) }
        value.append(contentsOf: bytes)
    }

    func end(_ name: XMLName) throws {
        switch name {
        case "v", "t": isInValue = false
        case "c": try endCell()
        case "row": endRow()
        case "rPh": isInHint = false
        default: break
        }
    }

    private func endCell() throws {
        guard let cell else { return }
        self.cell = nil
        nextColumn = cell.column + 1
        guard !keepsPlaces else { return try place(cell) }
        guard let text = text(of: cell) else {
            // Kept as written, so that the message can show it.
            try put(String(decoding: value, as: UTF8.self), at: cell.column)
            row.isDamaged = true
            return
        }
        try put(text, at: cell.column)
    }

    private func place(_ cell: SheetCellReading) throws {
        let read = text(of: cell)
        let text = read ?? String(decoding: value, as: UTF8.self)
        guard !text.isEmpty || read == nil else { return }
        placedBytes += text.utf8.count
        guard placed.count < Self.mostPlacedCells, placedBytes <= Self.mostPlacedBytes else {
            throw UnreadableFile(.workbookTooLarge)
        }
        let kept = SmallWorkbook.Cell(text: text, isNumber: cell.type == .number, isDamaged: read == nil)
        placed.append((rowNumber, cell.column, kept))
    }

    /// The text of the cell; nil when it cannot be read as written.
    private func text(of cell: SheetCellReading) -> String? {
        // A formula that no program has computed yet.
        if value.isEmpty { return cell.hasFormula && cell.type != .text ? nil : "" }
        switch cell.type {
        case .shared:
            return value.withUnsafeBufferPointer(XMLAttributes.integer).flatMap { strings[$0] }
        case .text:
            return WorkbookText.unescaped(String(decoding: value, as: UTF8.self))
        case .boolean:
            return switch String(decoding: value, as: UTF8.self) {
            case "0", "false": "false"
            case "1", "true": "true"
            default: nil
            }
        case .day:
            let text = String(decoding: value, as: UTF8.self)
            return text.hasSuffix("T00:00:00") ? String(text.dropLast(9)) : text
        case .number:
            return number(style: cell.style)
        case .fault:
            return nil
        }
    }

    private func number(style: Int) -> String? {
        let format = formats.indices.contains(style) ? formats[style] : .number
        let isShortInteger =
            value.count < 16 && value.first != UInt8(ascii: "0") && value.allSatisfy { 0x30...0x39 ~= $0 }
        let text = String(decoding: value, as: UTF8.self)
        if format == .number, isShortInteger { return text }
        return NumberText.text(text, format: format, is1904: is1904)
    }

    private func put(_ text: String, at column: Int) throws {
        // Programs format whole rows to the last column: blank cells beyond the limit are none.
        guard !text.isEmpty else { return }
        guard column < TabularFile.columnLimit else { throw UnreadableFile(.tooManyColumns) }
        rowBytes += text.utf8.count
        guard rowBytes <= TabularFile.recordLimitBytes else { throw UnreadableFile(.recordTooLong) }
        while row.cells.count < column { row.cells.append("") }
        if row.cells.count == column { row.cells.append(text) } else { row.cells[column] = text }
    }

    private func endRow() {
        guard !row.cells.isEmpty || row.isDamaged else { return }
        expectedColumns = row.cells.count
        rows.append(row)
        row = ([], false)
    }
}
