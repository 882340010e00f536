/// A cell as the library writes it.
enum SheetContent {
    case text(String)
    case number(Double)
    case empty

    /// The most UTF-16 units that a cell holds.
    static let textLimit = 32_767

    /// The greatest number whose digits spreadsheets keep.
    private static let greatestExact: Int64 = 999_999_999_999_999

    /// Throws `UnwritableFile` (`cellTooLong`).
    init(_ cell: SheetCell) throws {
        switch cell {
        case .empty, .text(""):
            self = .empty
        case .text(let text):
            self = try Self.checked(text)
        case .integer(let value):
            let isExact = (-Self.greatestExact...Self.greatestExact).contains(value)
            self = isExact ? .number(Double(value)) : .text(String(value))
        case .decimal(let digits):
            let isShort = digits.utf8.count { UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0 } <= 15
            if CSVText.isDecimal(digits), isShort, let value = Double(digits) {
                self = .number(value)
            } else {
                self = try Self.checked(digits)
            }
        case .day(let year, let month, let day):
            if let number = SerialDay.number(year: year, month: month, day: day) {
                self = .number(Double(number))
            } else {
                self = .text(SerialDay.text(year: year, month: month, day: day))
            }
        }
    }

    var isText: Bool {
        if case .text = self { true } else { false }
    }

    private static func checked(_ text: String) throws -> SheetContent {
        let escaped = WorkbookText.escaped(text)
        guard escaped.utf16.count <= textLimit else { throw UnwritableFile(.cellTooLong, detail: text.utf16.count) }
        return .text(escaped)
    }
}
