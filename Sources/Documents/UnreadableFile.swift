/// A file that cannot be read as a table; nothing of it may be taken.
package struct UnreadableFile: Error, Equatable, CustomStringConvertible {
    package enum Reason: String, Sendable, CaseIterable {
        /// There is no such file.
        case notFound = "not_found"
        /// It is a directory, may not be opened, or the disk failed.
        case notReadable = "not_readable"
        /// It holds no record, not even a header.
        case empty
        /// It is neither text in UTF-8 or UTF-16 nor a workbook.
        case notText = "not_text"
        /// UTF-16 text that ends in the middle of a character.
        case cutOff = "cut_off"
        /// A quoted cell is still open at the end of the file.
        case unterminatedQuote = "unterminated_quote"
        /// A cell is longer than `TabularFile.cellLimitBytes`.
        case fieldTooLong = "field_too_long"
        /// A record is longer than `TabularFile.recordLimitBytes`.
        case recordTooLong = "record_too_long"
        /// A record has more than `TabularFile.columnLimit` cells.
        case tooManyColumns = "too_many_columns"
        /// A workbook of the time before 2007, or one locked with a password.
        case oldWorkbook = "old_workbook"
        /// A workbook that is cut off, broken, or lacks a part.
        case badWorkbook = "bad_workbook"
        /// A workbook that declares XML entities: no spreadsheet program writes any.
        case entityInWorkbook = "entity_in_workbook"
        /// A workbook that unpacks to more than the limit.
        case workbookTooLarge = "workbook_too_large"
    }

    package let reason: Reason

    /// The record at which reading stopped, the header being 1; nil when the fault is not in a record.
    package let record: Int?

    package init(_ reason: Reason, record: Int? = nil) {
        self.reason = reason
        self.record = record
    }

    /// For the log; the sentence for people comes from the message catalogue, by `reason`.
    package var description: String {
        record.map { "unreadable file: \(reason.rawValue) at record \($0)" } ?? "unreadable file: \(reason.rawValue)"
    }
}
