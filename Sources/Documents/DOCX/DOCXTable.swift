/// A table of a DOCX file.
struct DOCXTable {
    let table: DocumentTable
    let layout: PageLayout

    /// The table with what stands above it, and room below.
    func xml() -> String {
        guard table.columnCount > 0 else { return "" }
        let above = DOCXText.Setting(before: 2, after: 3, keepsWithNext: true)
        let caption = table.caption.map { DOCXText.paragraph($0, .caption, above, layout: layout) } ?? ""
        let remark = table.remark.map { DOCXText.paragraph($0, .remark, above, layout: layout) } ?? ""
        let widths = table.widths(in: layout.textWidth)
        let rows =
            lines(table.header, widths, isHeader: true, isBold: true)
            + table.rows.map { lines([$0], widths, isHeader: false, isBold: false) }.joined()
            + table.totals.map { lines([$0], widths, isHeader: false, isBold: true) }.joined()
        guard !rows.isEmpty else { return caption + remark }
        return caption + remark + "<w:tbl>" + Self.properties(widths, isRuled: true, layout) + rows + "</w:tbl>"
            + DOCXText.room(8)
    }

    /// Columns without lines, which hold paragraphs; no row of them is torn by a page's end.
    static func unruled(_ rows: [[String]], widths: [Double]) -> String {
        let cells = rows.map { row in
            "<w:tr><w:trPr><w:cantSplit/></w:trPr>"
                + zip(row, widths).map { content, width in
                    "<w:tc><w:tcPr>\(cellWidth(width))</w:tcPr>\(content)</w:tc>"
                }.joined() + "</w:tr>"
        }
        return "<w:tbl>" + properties(widths, isRuled: false, nil) + cells.joined() + "</w:tbl>"
    }

    private func lines(
        _ cells: [[DocumentTable.Cell]], _ widths: [Double], isHeader: Bool, isBold: Bool
    ) -> String {
        TableGrid(cells, columnCount: widths.count).rows.map { places in
            let header = isHeader ? "<w:tblHeader/>" : ""
            return "<w:tr><w:trPr><w:cantSplit/>\(header)</w:trPr>"
                + places.map { cell($0, widths, isHeader: isHeader, isBold: isBold) }.joined() + "</w:tr>"
        }.joined()
    }

    private func cell(_ place: TableGrid.Place, _ widths: [Double], isHeader: Bool, isBold: Bool) -> String {
        let width = widths[place.column..<place.column + place.columns].reduce(0, +)
        let style = isHeader ? .tableHeader : TextStyle.cell(table.alignment(of: place), isBold: isBold)
        let merged =
            place.isContinued ? "<w:vMerge/>" : place.rows > 1 ? #"<w:vMerge w:val="restart"/>"# : ""
        let text = place.isContinued ? "" : place.cell?.text ?? ""
        return "<w:tc><w:tcPr>\(Self.cellWidth(width))"
            + (place.columns > 1 ? #"<w:gridSpan w:val="\#(place.columns)"/>"# : "") + merged
            + (isHeader ? #"<w:vAlign w:val="center"/>"# : "") + "</w:tcPr>"
            + DOCXText.paragraph(text, style, layout: layout) + "</w:tc>"
    }

    private static func cellWidth(_ width: Double) -> String {
        #"<w:tcW w:w="\#(DOCXText.twips(width))" w:type="dxa"/>"#
    }

    private static func properties(_ widths: [Double], isRuled: Bool, _ layout: PageLayout?) -> String {
        let sides = ["top", "left", "bottom", "right", "insideH", "insideV"]
        let borders = sides.map { #"<w:\#($0) w:val="single" w:sz="4" w:space="0" w:color="000000"/>"# }.joined()
        let margins = [
            ("top", layout?.cellTop), ("left", layout?.cellSide), ("bottom", layout?.cellTop),
            ("right", layout?.cellSide),
        ]
        return #"<w:tblPr><w:tblW w:w="\#(DOCXText.twips(widths.reduce(0, +)))" w:type="dxa"/>"#
            + #"<w:tblInd w:w="0" w:type="dxa"/>"# + (isRuled ? "<w:tblBorders>\(borders)</w:tblBorders>" : "")
            + #"<w:tblLayout w:type="fixed"/><w:tblCellMar>"#
            + margins.map { #"<w:\#($0) w:w="\#(DOCXText.twips($1 ?? 0))" w:type="dxa"/>"# }.joined()
            + "</w:tblCellMar></w:tblPr><w:tblGrid>"
            + widths.map { #"<w:gridCol w:w="\#(DOCXText.twips($0))"/>"# }.joined() + "</w:tblGrid>"
    }
}
