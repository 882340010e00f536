/// The texts that a workbook's cells share, kept as bytes: a text made only when a cell asks for it.
struct SharedStrings {
    /// Bytes of all texts together: three texts of their own in each of a million rows.
    static let limitBytes = 128 << 20

    /// The most texts.
    static let countLimit = 8_000_000

    private var bytes: [UInt8] = []
    /// Where each text ends.
    private var ends: [UInt32] = []
    private var hasEscapes = false

    /// The text with this index; nil when there is none.
    subscript(index: Int) -> String? {
        guard ends.indices.contains(index) else { return nil }
        let start = index == 0 ? 0 : Int(ends[index - 1])
        let text = String(decoding: bytes[start..<Int(ends[index])], as: UTF8.self)
        return hasEscapes ? WorkbookText.unescaped(text) : text
    }

    /// Adds bytes to the text that is being built; throws `workbookTooLarge`, and `fieldTooLong` for one text.
    mutating func append(_ piece: UnsafeBufferPointer<UInt8>) throws {
        guard bytes.count + piece.count <= Self.limitBytes else { throw UnreadableFile(.workbookTooLarge) }
        bytes.append(contentsOf: piece)
        guard bytes.count - Int(ends.last ?? 0) <= TabularFile.cellLimitBytes else {
            throw UnreadableFile(.fieldTooLong)
        }
    }

    /// Ends the text that was being built.
    mutating func endText() throws {
        guard ends.count < Self.countLimit else { throw UnreadableFile(.workbookTooLarge) }
        let start = Int(ends.last ?? 0)
        hasEscapes = hasEscapes || bytes[start...].contains(UInt8(ascii: "_"))
        ends.append(UInt32(bytes.count))
    }
}
