/// Reads a CSV file record by record, in bounded memory.
///
/// The text is UTF-8 or UTF-16, with or without a byte order mark; the separator is told by the header line. Records
/// follow RFC 4180; lines without any byte are skipped. A cell that is no valid text marks its row as damaged; only a
/// damaged header refuses the file, because then the encoding of the whole file is another one.
package final class CSVReader: RowSource {
    package var bytesRead: Int { text.bytesRead }
    package var bytesTotal: Int { text.bytesTotal }

    /// The separator that the header line uses.
    package let separator: CSVSeparator

    private let text: TextInput
    private var buffer: TextBuffer
    private var parser: CSVRecordParser
    private var lastNumber = 0

    /// Opens the file; throws `UnreadableFile`.
    package convenience init(path: String) throws {
        try self.init(file: InputFile(path: path))
    }

    init(file: InputFile) throws {
        text = try TextInput(file: file)
        buffer = TextBuffer()
        separator = try Self.separator(of: text, buffer: &buffer)
        parser = CSVRecordParser(separator: separator)
    }

    package func next() throws -> RawRow? {
        let number = lastNumber + 1
        while true {
            let outcome = try buffer.withBytes { bytes in
                try bytes.isEmpty ? .needsMore : parser.parse(bytes, isLast: buffer.isAtEnd, number: number)
            }
            switch outcome {
            case .blank(let length):
                buffer.drop(length)
            case .record(let length):
                guard length <= TabularFile.recordLimitBytes else {
                    throw UnreadableFile(.recordTooLong, record: number)
                }
                buffer.drop(length)
                if parser.isDamaged, number == 1 { throw UnreadableFile(.notText, record: number) }
                lastNumber = number
                return RawRow(number: number, cells: parser.cells, isDamaged: parser.isDamaged)
            case .needsMore where buffer.isAtEnd:
                if lastNumber == 0 { throw UnreadableFile(.empty) }
                return nil
            case .needsMore:
                try buffer.fill(from: text, record: number)
            }
        }
    }

    /// Reads on until the whole header line is there, or so much that no header can be that long.
    private static func separator(of text: TextInput, buffer: inout TextBuffer) throws -> CSVSeparator {
        while true {
            try buffer.fill(from: text, record: 1)
            let (separator, isComplete) = buffer.withBytes { CSVSeparator.detected(in: $0) }
            if isComplete || buffer.isAtEnd || buffer.count > TabularFile.cellLimitBytes { return separator }
        }
    }
}
