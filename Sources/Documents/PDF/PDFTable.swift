/// Draws a table row by row; its header stands again on every page that it reaches.
struct PDFTable {
    private let table: DocumentTable
    private let pages: PDFPages
    private let widths: [Double]

    /// Nil for a table without a column.
    init?(table: DocumentTable, pages: PDFPages) {
        guard table.columnCount > 0 else { return nil }
        self.table = table
        self.pages = pages
        widths = table.widths(in: pages.layout.textWidth)
    }

    func draw() {
        let header = PDFTableRow.rows(
            table.header, widths: widths, pages: pages, style: { _ in .tableHeader })
        let height = header.reduce(0) { $0 + $1.height }
        // A header that fills half the page leaves no room for what it heads: it is set like other rows.
        let isRepeated = height <= pages.fullRoom / 2
        let rows =
            (isRepeated ? [] : header.map { PDFTableRow.split($0) })
            + table.rows.flatMap { row($0, isBold: false) } + table.totals.flatMap { row($0, isBold: true) }
        drawTop(followedBy: isRepeated ? height + (rows.first?.height ?? 0) : 0)
        pages.surface.begin(.table)
        if isRepeated { draw(header) }
        for row in rows { draw(row, below: isRepeated ? header : []) }
        pages.surface.end(.table)
        pages.advance(8)
    }

    /// Caption and remark, on the page where the table begins.
    private func drawTop(followedBy height: Double) {
        let texts = [(table.caption, TextStyle.caption), (table.remark, .remark)].compactMap { text, style in
            text.map { pages.text(DocumentText($0), style, width: pages.layout.textWidth) }
        }
        pages.skip(2)
        pages.need(min(texts.reduce(height) { $0 + $1.height + 3 }, pages.fullRoom / 2))
        for text in texts {
            // One that is longer than a page is cut rather than drawn on the margin.
            let count = max(text.fitting(from: 0, in: pages.room), 1)
            pages.draw(text, 0..<count, x: pages.layout.left, y: pages.y)
            pages.advance(text.height(of: 0..<count) + 3)
        }
    }

    private func row(_ cells: [DocumentTable.Cell], isBold: Bool) -> [PDFTableRow] {
        PDFTableRow.rows([cells], widths: widths, pages: pages) { .cell(table.alignment(of: $0), isBold: isBold) }
    }

    /// Draws rows that stay together.
    private func draw(_ rows: [PDFTableRow]) {
        for row in rows {
            row.draw(pages: pages)
            pages.advance(row.height)
        }
    }

    private func draw(_ row: PDFTableRow, below header: [PDFTableRow]) {
        if row.height <= pages.room + 0.01 {
            draw([row])
            return
        }
        let headerHeight = header.reduce(0) { $0 + $1.height }
        if row.height <= pages.fullRoom - headerHeight {
            turn(header)
            draw([row])
            return
        }
        // Higher than a page: as many lines as fit, and the rest overleaf.
        var rest: PDFTableRow? = row
        while let current = rest {
            let (part, remainder) = current.parted(room: pages.room, isForced: pages.isAtTop || pages.room > 200)
            if let part { draw([part]) }
            rest = remainder
            if remainder != nil { turn(header) }
        }
    }

    private func turn(_ header: [PDFTableRow]) {
        // Each page has a table of its own, so that the page's number stands in none.
        pages.surface.end(.table)
        pages.turn()
        pages.surface.begin(.table)
        draw(header)
    }
}
