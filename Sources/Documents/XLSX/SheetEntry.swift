/// A cell of a locked sheet into which people may type.
package struct SheetEntry: Sendable {
    /// What spreadsheet programs let people type there; what comes back must be judged again all the same.
    package enum Allowed: Sendable, Equatable {
        case text
        /// A whole number from 0 to the largest.
        case wholeNumber(largest: Int64)
        /// One of a few, from a list that drops down; all of them together at most 255 characters.
        case choice([String])
    }

    /// Among the rows of the table, the first being 0.
    package let row: Int
    package let column: Int
    package let allowed: Allowed
    /// What the program says to somebody who types anything else; at most 255 characters.
    package let objection: String

    package init(row: Int, column: Int, _ allowed: Allowed, objection: String = "") {
        self.row = row
        self.column = column
        self.allowed = allowed
        self.objection = objection
    }
}

/// A sheet in which people may type into the entries and nowhere else.
///
/// There is no password: the lock is against slips, not against people.
package struct SheetProtection: Sendable {
    package var entries: [SheetEntry]
    /// Rows of the table that head those below them, in bold.
    package var headings: Set<Int>

    package init(entries: [SheetEntry] = [], headings: Set<Int> = []) {
        self.entries = entries
        self.headings = headings
    }
}
