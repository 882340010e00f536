import Glibc

/// Takes one CSV record out of a buffer: RFC 4180, with line feed, carriage return or both as the line end.
///
/// A quote inside an unquoted cell is a plain character. The parser begins anew at the record's first byte when the
/// buffer ends too early, so it holds no state between two buffers.
struct CSVRecordParser {
    enum Outcome {
        /// The buffer ends before the record does.
        case needsMore
        /// A line without any byte, of this length with its line end.
        case blank(length: Int)
        /// A record of this length with its line end; it stands in `cells` and `isDamaged`.
        case record(length: Int)
    }

    let separator: UInt8
    private(set) var cells: [String] = []
    private(set) var isDamaged = false

    /// Bytes of a quoted cell that holds doubled quotes.
    private var unquoted: [UInt8] = []
    private var expectedColumns = 0

    init(separator: CSVSeparator) {
        self.separator = separator.rawValue
    }

    /// Parses the record at the start of the bytes; `isLast` says that the file ends where they end.
    ///
    /// Throws `UnreadableFile` naming the record `number`.
    mutating func parse(_ bytes: UnsafeBufferPointer<UInt8>, isLast: Bool, number: Int) throws -> Outcome {
        cells = []
        cells.reserveCapacity(expectedColumns)
        isDamaged = false
        var position = 0
        while true {
            let isQuoted = position < bytes.count && bytes[position] == Self.quote
            let stop =
                if isQuoted {
                    try quotedCell(bytes, from: position, isLast: isLast, number: number)
                } else {
                    try plainCell(bytes, from: position, isLast: isLast, number: number)
                }
            guard let stop else { return .needsMore }
            let length = min(stop + 1, bytes.count)
            if stop < bytes.count, bytes[stop] == separator {
                guard cells.count < TabularFile.columnLimit else {
                    throw UnreadableFile(.tooManyColumns, record: number)
                }
                position = length
                continue
            }
            if stop == 0, !isQuoted { return .blank(length: length) }
            expectedColumns = cells.count
            return .record(length: length)
        }
    }

    /// Takes an unquoted cell and returns where it stops; nil when the bytes end too early.
    private mutating func plainCell(
        _ bytes: UnsafeBufferPointer<UInt8>, from start: Int, isLast: Bool, number: Int
    ) throws -> Int? {
        let (separator, greatestStop, count) = (separator, Self.greatestStop, bytes.count)
        var index = start
        while index < count {
            let byte = bytes[index]
            // Every byte that ends a cell is small; most letters leave at the first comparison.
            if byte <= greatestStop, byte == separator || byte == 0x0A || byte == 0x0D || byte == 0 { break }
            index += 1
        }
        guard index - start <= TabularFile.cellLimitBytes else { throw UnreadableFile(.fieldTooLong, record: number) }
        if index == bytes.count {
            guard isLast else { return nil }
        } else if bytes[index] == 0 {
            throw UnreadableFile(.notText, record: number)
        }
        append(UnsafeBufferPointer(rebasing: bytes[start..<index]))
        return index
    }

    /// Takes a cell that begins with a quote and returns where it stops; nil when the bytes end too early.
    private mutating func quotedCell(
        _ bytes: UnsafeBufferPointer<UInt8>, from start: Int, isLast: Bool, number: Int
    ) throws -> Int? {
        unquoted.removeAll(keepingCapacity: true)
        var pieceStart = start + 1
        var index = pieceStart
        while true {
            index = Self.place(of: Self.quote, in: bytes, from: index)
            if Self.place(of: 0, in: UnsafeBufferPointer(rebasing: bytes[..<index]), from: pieceStart) < index {
                throw UnreadableFile(.notText, record: number)
            }
            guard index - start <= Self.quotedLimitBytes else {
                throw UnreadableFile(.fieldTooLong, record: number)
            }
            guard index < bytes.count else {
                if isLast { throw UnreadableFile(.unterminatedQuote, record: number) }
                return nil
            }
            if index + 1 == bytes.count, !isLast { return nil }
            guard index + 1 < bytes.count, bytes[index + 1] == Self.quote else { break }
            unquoted.append(contentsOf: bytes[pieceStart...index])
            index += 2
            pieceStart = index
        }
        return try endQuotedCell(bytes, lastPiece: pieceStart..<index, isLast: isLast, number: number)
    }

    /// Takes what stands before and behind the closing quote, which is right behind `lastPiece`.
    private mutating func endQuotedCell(
        _ bytes: UnsafeBufferPointer<UInt8>, lastPiece: Range<Int>, isLast: Bool, number: Int
    ) throws -> Int? {
        var stop = lastPiece.upperBound + 1
        while stop < bytes.count, bytes[stop] != separator, bytes[stop] != 0x0A, bytes[stop] != 0x0D {
            if bytes[stop] == 0 { throw UnreadableFile(.notText, record: number) }
            stop += 1
        }
        if stop == bytes.count, !isLast, stop - lastPiece.lowerBound <= Self.quotedLimitBytes { return nil }
        let rest = lastPiece.upperBound + 1..<stop
        guard unquoted.count + lastPiece.count + rest.count <= TabularFile.cellLimitBytes else {
            throw UnreadableFile(.fieldTooLong, record: number)
        }
        if unquoted.isEmpty, rest.isEmpty {
            append(UnsafeBufferPointer(rebasing: bytes[lastPiece]))
            return stop
        }
        unquoted.append(contentsOf: bytes[lastPiece])
        unquoted.append(contentsOf: bytes[rest])
        if !rest.isEmpty { isDamaged = true }
        let whole = unquoted
        whole.withUnsafeBufferPointer { append($0) }
        return stop
    }

    /// Adds a cell; bytes that are no UTF-8 become U+FFFD and mark the record.
    private mutating func append(_ bytes: UnsafeBufferPointer<UInt8>) {
        let text: String
        do {
            text = String(copying: try UTF8Span(validating: bytes.span))
        } catch {
            text = String(decoding: bytes, as: UTF8.self)
            isDamaged = true
        }
        cells.append(bytes.first == UInt8(ascii: "'") ? FormulaGuard.unguarded(text) : text)
    }

    /// Where the byte stands from `start` on; the count of the bytes when it does not.
    private static func place(of byte: UInt8, in bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
        guard start < bytes.count, let base = UnsafeRawPointer(bytes.baseAddress),
            let found = memchr(base + start, Int32(byte), bytes.count - start)
        else { return bytes.count }
        return UnsafeRawPointer(found) - base
    }

    private static let quote = UInt8(ascii: "\"")

    /// The longest cell when all its characters are doubled quotes, with the quotes around it.
    private static let quotedLimitBytes = 2 * TabularFile.cellLimitBytes + 2
    private static let greatestStop = CSVSeparator.semicolon.rawValue
}
