import Documents
import Testing

@testable import Reports

/// A downloaded workbook as somebody changes it and another program writes it.
struct EditedWorkbook {
    private var shown: [[SheetCell]]
    private var hidden: [[SheetCell]]

    private static let width = 6

    init(_ bytes: [UInt8]) throws {
        let sheets = try SmallWorkbook(bytes).sheets
        shown = EditedWorkbook.rows(try #require(sheets.first))
        hidden = EditedWorkbook.rows(try #require(sheets.last))
    }

    private static func rows(_ sheet: SmallWorkbook.Sheet) -> [[SheetCell]] {
        (0...(sheet.cells.keys.max() ?? 0)).map { row in
            (0..<width).map { column in
                guard let cell = sheet.cell(row: row, column: column) else { return .empty }
                return cell.isNumber ? .decimal(cell.text) : .text(cell.text)
            }
        }
    }

    /// The row of a cell, from 0 on.
    func row(_ cell: String) throws -> Int {
        let row = try #require(hidden.first { $0[2] == .text(cell) })
        guard case .text(let number) = row[1], let place = Int(number) else { throw Missing() }
        return place - 1
    }

    private struct Missing: Error {}

    subscript(_ cell: String, _ column: Int) -> SheetCell {
        get throws { shown[try row(cell)][column] }
    }

    func editing(_ cell: String, _ value: SheetCell, column: Int = FormWorkbook.Column.number) throws -> EditedWorkbook
    {
        var edited = self
        edited.shown[try row(cell)][column] = value
        return edited
    }

    func noting(_ cell: String, _ text: String) throws -> EditedWorkbook {
        try editing(cell, .text(text), column: FormWorkbook.Column.note)
    }

    /// Another word in the hidden sheet.
    func telling(_ key: String, _ value: String) throws -> EditedWorkbook {
        var edited = self
        let row = try #require(hidden.firstIndex { $0[0] == .text(key) })
        edited.hidden[row][1] = .text(value)
        return edited
    }

    func bytes() throws -> [UInt8] {
        let sheets = [(shown, false), (hidden, true)].map { rows, isHidden in
            // The first row is a header for the writer and a row like others for the reader.
            let titles = rows[0].map { cell in if case .text(let text) = cell { text } else { "" } }
            return Sheet(
                name: isHidden ? "phucloi" : "Biểu", columns: titles.map { SheetColumn($0) },
                rows: Array(rows.dropFirst()), isHidden: isHidden)
        }
        return try XLSXWriter.workbook(sheets, title: "", createdUnixSeconds: 1)
    }
}
