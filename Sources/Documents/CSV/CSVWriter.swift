/// Writes CSV records as UTF-8 into a byte buffer: RFC 4180, quoted only where needed.
///
/// Texts are kept from running as formulas (`FormulaGuard`); numbers written with `integer` or `decimal` are not texts
/// and stay as they are. What this writes, `CSVReader` reads back exactly, whatever the texts hold, except U+0000,
/// which becomes U+FFFD because no CSV reader takes it.
package struct CSVWriter: Sendable {
    package enum LineEnd: String, Sendable {
        case lineFeed = "\n"
        /// What RFC 4180 asks for and old Windows programs need.
        case carriageReturnLineFeed = "\r\n"
    }

    package struct Options: Sendable {
        package var separator: CSVSeparator
        package var lineEnd: LineEnd
        /// Spreadsheet programs take a file without it for the encoding of the machine.
        package var hasByteOrderMark: Bool
        /// Line breaks in cells become spaces, so that every record is one physical line.
        package var flattensLineBreaks: Bool

        package init(
            separator: CSVSeparator = .comma, lineEnd: LineEnd = .lineFeed, hasByteOrderMark: Bool = false,
            flattensLineBreaks: Bool = false
        ) {
            self.separator = separator
            self.lineEnd = lineEnd
            self.hasByteOrderMark = hasByteOrderMark
            self.flattensLineBreaks = flattensLineBreaks
        }

        /// For people who open the file in a spreadsheet program.
        package static let download = Options(hasByteOrderMark: true, flattensLineBreaks: true)
    }

    /// What was written and not yet taken.
    package private(set) var bytes: [UInt8] = []

    package let options: Options

    private var cellsInRecord = 0
    private var recordStart: Int
    private var isHeader = true

    /// Whether no separator stands in the header: readers then take the comma for it.
    private var isOneColumn = false

    package init(options: Options = Options()) {
        self.options = options
        if options.hasByteOrderMark { bytes = [0xEF, 0xBB, 0xBF] }
        recordStart = bytes.count
    }

    /// Writes a whole record of texts.
    package mutating func record(_ texts: [String]) {
        for text in texts { self.text(text) }
        endRecord()
    }

    /// Writes a cell that holds a text.
    package mutating func text(_ text: String) {
        startCell()
        var text = options.flattensLineBreaks ? CSVText.flattened(text) : text
        text.withUTF8 { append($0) }
    }

    /// Writes a cell that holds a whole number.
    package mutating func integer(_ value: some BinaryInteger) {
        startCell()
        bytes.append(contentsOf: String(value).utf8)
    }

    /// Writes a cell that holds a decimal number as its digits, such as `-12.5`; anything else is written as a text.
    package mutating func decimal(_ digits: String) {
        guard CSVText.isDecimal(digits) else { return text(digits) }
        startCell()
        bytes.append(contentsOf: digits.utf8)
    }

    /// Writes an empty cell.
    package mutating func empty() {
        startCell()
    }

    /// Ends the record; a record without any cell is written as one empty cell.
    package mutating func endRecord() {
        // A line without any byte would be skipped by readers as a blank line.
        if bytes.count == recordStart { bytes.append(contentsOf: [Self.quote, Self.quote]) }
        bytes.append(contentsOf: options.lineEnd.rawValue.utf8)
        recordStart = bytes.count
        if isHeader { isOneColumn = cellsInRecord < 2 }
        isHeader = false
        cellsInRecord = 0
    }

    /// Hands over what was written and goes on with an empty buffer; only between records.
    package mutating func takeBytes() -> [UInt8] {
        defer {
            bytes = []
            recordStart = 0
        }
        return bytes
    }

    /// Empties the buffer and keeps its room.
    mutating func removeBytes() {
        bytes.removeAll(keepingCapacity: true)
        recordStart = 0
    }

    private mutating func startCell() {
        if cellsInRecord > 0 { bytes.append(options.separator.rawValue) }
        cellsInRecord += 1
    }

    private mutating func append(_ text: UnsafeBufferPointer<UInt8>) {
        let needsQuotes = needsQuotes(text)
        if needsQuotes { bytes.append(Self.quote) }
        if FormulaGuard.isDangerous(text) { bytes.append(UInt8(ascii: "'")) }
        if !needsQuotes, !text.contains(0) {
            bytes.append(contentsOf: text)
            return
        }
        for byte in text {
            switch byte {
            case 0:
                bytes.append(contentsOf: "\u{FFFD}".utf8)
            case Self.quote:
                bytes.append(contentsOf: [Self.quote, Self.quote])
            default:
                bytes.append(byte)
            }
        }
        if needsQuotes { bytes.append(Self.quote) }
    }

    private func needsQuotes(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
        // A byte order mark at the front of a cell would be taken for the file's.
        if text.starts(with: [0xEF, 0xBB, 0xBF]) { return true }
        return text.contains { byte in
            switch byte {
            case Self.quote, 0x0A, 0x0D:
                true
            case CSVSeparator.comma.rawValue, CSVSeparator.semicolon.rawValue, CSVSeparator.tab.rawValue:
                // The header tells readers the separator, so that none may stand bare in its cells.
                isHeader || byte == options.separator.rawValue
                    || isOneColumn && byte == CSVSeparator.comma.rawValue
            default:
                false
            }
        }
    }

    private static let quote = UInt8(ascii: "\"")
}
