/// The bytes of a text that were read and not yet parsed: always whole from the start of a record.
struct TextBuffer {
    /// Bytes read at once.
    static let chunkBytes = 256 << 10

    /// Whether the text ends where the buffer ends.
    private(set) var isAtEnd = false

    private var storage = [UInt8](repeating: 0, count: TextBuffer.chunkBytes)
    private var start = 0
    private var end = 0

    var count: Int { end - start }

    func withBytes<Result>(_ body: (UnsafeBufferPointer<UInt8>) throws -> Result) rethrows -> Result {
        try storage.withUnsafeBufferPointer { try body(UnsafeBufferPointer(rebasing: $0[start..<end])) }
    }

    /// Drops bytes that were parsed.
    mutating func drop(_ length: Int) {
        start += length
    }

    /// Reads on, and grows when one record fills the buffer; throws `recordTooLong` at the limit.
    mutating func fill(from text: TextInput, record: Int) throws {
        let kept = start..<end
        if kept.lowerBound > 0 {
            storage.withUnsafeMutableBytes { bytes in
                bytes.copyMemory(from: UnsafeRawBufferPointer(rebasing: bytes[kept]))
            }
            start = 0
            end = kept.count
        }
        if end > storage.count / 2 {
            guard end <= TabularFile.recordLimitBytes else { throw UnreadableFile(.recordTooLong, record: record) }
            var larger = [UInt8](repeating: 0, count: storage.count * 2)
            larger.withUnsafeMutableBytes { $0.copyBytes(from: storage) }
            storage = larger
        }
        let filled = end
        let added = try storage.withUnsafeMutableBufferPointer { bytes in
            try text.read(into: UnsafeMutableBufferPointer(rebasing: bytes[filled...]))
        }
        end += added
        isAtEnd = added == 0
    }
}
