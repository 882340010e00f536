/// A row of a table with its texts set in lines.
struct PDFTableRow {
    private struct Cell {
        let text: PDFText?
        let x: Double
        let width: Double
        var lines: Range<Int>

        /// Of the rows that it takes; 0 for the part of a cell from above, which draws nothing.
        var height: Double
        var rows: Int
        let isHeader: Bool

        var textHeight: Double { text?.height(of: lines) ?? 0 }
    }

    private(set) var height: Double
    private var cells: [Cell]

    /// Sets rows of cells; in a header their heights follow the cells that take several rows.
    static func rows(
        _ cells: [[DocumentTable.Cell]], widths: [Double], pages: PDFPages, style: (TableGrid.Place) -> TextStyle
    ) -> [PDFTableRow] {
        let layout = pages.layout
        var rows = TableGrid(cells, columnCount: widths.count).rows.map { places in
            let cells = places.map { place in
                let x = layout.left + widths[..<place.column].reduce(0, +)
                let width = widths[place.column..<place.column + place.columns].reduce(0, +)
                let style = style(place)
                let text =
                    place.isContinued
                    ? nil
                    : place.cell.map { cell in
                        pages.text(cell.text, style, width: width - 2 * layout.cellSide)
                    }
                return Cell(
                    text: text, x: x, width: width, lines: 0..<(text?.lines.count ?? 0), height: 0,
                    rows: place.isContinued ? 0 : place.rows, isHeader: style == .tableHeader)
            }
            return PDFTableRow(height: 0, cells: cells)
        }
        for index in rows.indices {
            let own = rows[index].cells.filter { $0.rows == 1 }.map { $0.textHeight + 2 * layout.cellTop }
            rows[index].height = own.max() ?? TextStyle.tableHeader.size + 2 * layout.cellTop
        }
        stretch(&rows, cellTop: layout.cellTop)
        return rows
    }

    /// Makes the last row of each cell over several rows high enough for it, and tells every cell its height.
    private static func stretch(_ rows: inout [PDFTableRow], cellTop: Double) {
        for index in rows.indices {
            for cell in rows[index].cells where cell.rows > 1 {
                let last = index + cell.rows - 1
                let lack = cell.textHeight + 2 * cellTop - rows[index...last].reduce(0) { $0 + $1.height }
                if lack > 0 { rows[last].height += lack }
            }
        }
        for index in rows.indices {
            for place in rows[index].cells.indices {
                let count = rows[index].cells[place].rows
                rows[index].cells[place].height = rows[index..<index + count].reduce(0) { $0 + $1.height }
            }
        }
    }

    /// The row by itself: cells that reach further down end with it.
    static func split(_ row: PDFTableRow) -> PDFTableRow {
        var row = row
        let texts = row.cells.map { $0.textHeight + 4 }
        row.height = max(row.height, texts.max() ?? 0)
        for index in row.cells.indices {
            row.cells[index].rows = 1
            row.cells[index].height = row.height
        }
        return row
    }

    /// Draws borders and texts at the current place of the pages.
    func draw(pages: PDFPages) {
        let layout = pages.layout
        pages.surface.begin(.row)
        for cell in cells where cell.rows > 0 {
            let tag = cell.isHeader ? PDFTag.headerCell : .cell
            pages.surface.begin(tag)
            pages.surface.frame(x: cell.x, y: pages.y, width: cell.width, height: cell.height)
            if let text = cell.text {
                let spare = cell.height - 2 * layout.cellTop - cell.textHeight
                let top = pages.y + layout.cellTop + (cell.isHeader ? max(spare, 0) / 2 : 0)
                text.draw(cell.lines, x: cell.x + layout.cellSide, y: top, on: pages.surface.canvas)
            }
            pages.surface.end(tag)
        }
        pages.surface.end(.row)
    }

    /// The lines that fit into the room as a row, and what is left; `isForced` draws a line even where none fits.
    func parted(room: Double, isForced: Bool) -> (part: PDFTableRow?, rest: PDFTableRow?) {
        let padding = 4.0
        var part = self
        var rest = self
        for index in cells.indices {
            let lines = cells[index].lines
            let fitting = cells[index].text?.fitting(from: lines.lowerBound, in: room - padding) ?? 0
            let count = min(isForced ? max(fitting, 1) : fitting, lines.count)
            part.cells[index].lines = lines.lowerBound..<lines.lowerBound + count
            rest.cells[index].lines = lines.lowerBound + count..<lines.upperBound
        }
        part.fitHeight(padding)
        rest.fitHeight(padding)
        let isPartEmpty = part.cells.allSatisfy { $0.lines.isEmpty }
        let isRestEmpty = rest.cells.allSatisfy { $0.lines.isEmpty }
        return (isPartEmpty && !isRestEmpty ? nil : part, isRestEmpty ? nil : rest)
    }

    private mutating func fitHeight(_ padding: Double) {
        height = (cells.map(\.textHeight).max() ?? 0) + padding
        for index in cells.indices where cells[index].rows > 0 { cells[index].height = height }
    }
}
