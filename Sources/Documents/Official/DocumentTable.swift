/// A table of a document; its header rows stand again on every page that it reaches.
package struct DocumentTable: Sendable, Hashable, Codable {
    package enum Alignment: String, Sendable, Hashable, Codable {
        case left, center, right
    }

    package struct Column: Sendable, Hashable, Codable {
        /// The share of the text's width, beside those of the other columns.
        package var width: Double
        package var alignment: Alignment

        package init(width: Double, alignment: Alignment = .left) {
            self.width = width
            self.alignment = alignment
        }
    }

    package struct Cell: Sendable, Hashable, Codable, ExpressibleByStringInterpolation {
        package var text: DocumentText

        /// How many columns it takes.
        package var columns: Int

        /// How many rows it takes; in the header only, and never more than there are.
        package var rows: Int

        /// Nil takes that of the column; header cells are centred anyway.
        package var alignment: Alignment?

        package init(_ text: DocumentText, columns: Int = 1, rows: Int = 1, alignment: Alignment? = nil) {
            self.text = text
            self.columns = columns
            self.rows = rows
            self.alignment = alignment
        }

        package init(stringLiteral text: String) {
            self.init(DocumentText(text))
        }
    }

    /// Above the table, bold and centred.
    package var caption: String?

    /// Above the table at the right, in italics, such as the unit of its numbers.
    package var remark: String?

    package var columns: [Column]

    /// A cell that reaches into the next row or column has no other cell in its place there.
    package var header: [[Cell]]

    package var rows: [[Cell]]

    /// Rows below the others, bold.
    package var totals: [[Cell]]

    package init(
        caption: String? = nil, remark: String? = nil, columns: [Column], header: [[Cell]], rows: [[Cell]],
        totals: [[Cell]] = []
    ) {
        self.caption = caption
        self.remark = remark
        self.columns = columns
        self.header = header
        self.rows = rows
        self.totals = totals
    }
}
