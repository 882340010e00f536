/// A record of a file with its cells in the order of the kind's columns.
package struct ImportRow: Sendable {
    /// The record's number in the file; the header is 1.
    package let number: Int
    /// One cell for each column of the kind; empty where the file has none.
    package let cells: [String]
    /// The record as it stood in the file, for the rejects file.
    package let original: [String]
    /// Some cell was not text in the file's encoding.
    package let isDamaged: Bool

    package init(number: Int, cells: [String], original: [String] = [], isDamaged: Bool = false) {
        self.number = number
        self.cells = cells
        self.original = original
        self.isDamaged = isDamaged
    }
}

/// What became of a row.
package enum RowOutcome: Sendable, Hashable {
    case taken
    case updated
    case alreadyThere
    /// Not stored; mend it and send it again under the same key.
    case rejected(RowFault)
    /// Stored under its id: it was read and a rule said no.
    case refused(code: String, column: String, value: String)
}
