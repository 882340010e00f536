/// One record of a table as it stands in the file: texts, not yet judged.
package struct RawRow: Sendable, Equatable {
    /// The record's number in the file: the header is 1, blank lines and blank rows count nothing.
    package let number: Int

    /// The cells in the order of the file, without quotes and without the formula guard.
    package let cells: [String]

    /// True when a cell could not be read as written; the row must be rejected, the file goes on.
    ///
    /// Either its bytes are no valid text (they stand as U+FFFD in `cells`), or text follows its closing quote,
    /// or the cell of a workbook holds an error such as `#REF!`.
    package let isDamaged: Bool

    package init(number: Int, cells: [String], isDamaged: Bool = false) {
        self.number = number
        self.cells = cells
        self.isDamaged = isDamaged
    }
}
