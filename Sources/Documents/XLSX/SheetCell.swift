/// What a cell of a sheet holds.
package enum SheetCell: Sendable, Hashable, Codable {
    /// A text that stays a text, also when it begins with `=`; at most 32.767 UTF-16 units.
    case text(String)
    /// A whole number; beyond 15 digits, which spreadsheets cannot hold, it is written as a text.
    case integer(Int64)
    /// A number as its digits, such as `-12.5`; anything else, and more than 15 digits, is written as a text.
    case decimal(String)
    /// A day; one that spreadsheets do not know, such as a day before 1900, is written as a text `YYYY-MM-DD`.
    case day(year: Int, month: Int, day: Int)
    case empty

    /// Nothing is written for it.
    var isEmpty: Bool { self == .empty || self == .text("") }
}
