internal import Documents
internal import Kernel

/// The lists of a report as sheets of its workbook, one sheet each, to fill or to read.
struct ListSheets {
    let look: ReportLook
    let words: FormWords
    /// Whether what is wrong stands in a column of its own.
    let tellsErrors: Bool

    /// Where the first row stands, from 0 on: below the title, the sentence on how to fill it and the header.
    static let firstRow = 3
    /// Rows into which people may type beyond those that are filled.
    static let blank = 50

    private var lists: [FormCell] { look.form.cells.filter { $0.kind == .list } }

    private func name(_ index: Int) -> String { words.text("workbook.annex", ["index": String(index + 1)]) }

    var sheets: [Sheet] { lists.enumerated().map { sheet($1, name: name($0)) } }

    /// The rows of the hidden sheet that say where each list stands, and its columns.
    var known: [[SheetCell]] {
        lists.enumerated().filter { $1.isTyped }.map { index, cell in
            [
                .text(FormWorkbook.Key.list), .text(name(index)), .text(cell.name),
                .text(cell.columns.map(\.name).joined(separator: ",")),
            ]
        }
    }

    /// The sheet on which a list stands.
    func place(of cell: FormCell) -> String {
        words.text("list.sheet", ["sheet": name(lists.firstIndex(of: cell) ?? 0)])
    }

    private func sheet(_ cell: FormCell, name: String) -> Sheet {
        let typed = look.typed?.lists[cell.name]
        let isCompared = cell.columns.contains { $0.beside != nil }
        let rows = typed?.raw ?? look.filled.rows(cell.name)
        let count = cell.isTyped ? min(rows.count + ListSheets.blank, ListRows.most) : rows.count
        let entries =
            !cell.isTyped
            ? []
            : (0..<count).flatMap { row in
                cell.columns.enumerated().map { column, definition in
                    SheetEntry(
                        row: row, column: column,
                        definition.kind == .text ? .text : .wholeNumber(largest: TypedReport.largest),
                        objection: words.text("workbook.whole_number"))
                }
            }
        return Sheet(
            name: name,
            preamble: [
                [.text(words.text(cell.caption))],
                [.text(words.text(cell.isTyped ? "workbook.list_how" : "workbook.list_told"))],
            ],
            columns: cell.columns.map { column in
                SheetColumn(
                    words.text(column.caption), kind: column.kind == .text ? .text : .integer,
                    width: column.kind == .text ? 40 : 18)
            } + (isCompared ? [SheetColumn(words.text("list.observed"), width: 40)] : [])
                + (tellsErrors ? [SheetColumn(words.text("workbook.column.error"), width: 52)] : []),
            rows: (0..<count).map { row in
                cells(cell, row < rows.count ? rows[row] : [:])
                    + (isCompared ? [.text(row < rows.count ? beside(cell, rows[row]) : "")] : [])
                    + (tellsErrors ? [.text(errors(cell, typed?.faults[row] ?? [:]))] : [])
            },
            protection: SheetProtection(entries: entries))
    }

    private func beside(_ cell: FormCell, _ row: ListRow) -> String {
        words.variances(cell, row, look.filled).joined(separator: "; ")
    }

    private func cells(_ cell: FormCell, _ row: ListRow) -> [SheetCell] {
        cell.columns.map { column in
            guard let text = row[column.name] else { return .empty }
            guard column.kind != .text, let number = try? TypedReport.number(text) else { return .text(text) }
            return .integer(number)
        }
    }

    private func errors(_ cell: FormCell, _ faults: [String: TypedReport.Fault]) -> String {
        cell.columns.compactMap { column in
            faults[column.name].map { "\(words.text(column.caption)): \(words.text("cell_fault.\($0.rawValue)"))" }
        }.joined(separator: " ")
    }
}
