internal import NIOCore

/// A form that is longer than its route takes: what was typed is kept, the part that is too long is cut.
///
/// So the handler can show the form again, with everything typed and a sentence at the file, and no more than the
/// limit is ever held.
struct TrimmedBody {
    private let delimiter: [UInt8]
    private let limit: Int
    private var pending = ByteBuffer()
    private var partBytes = 0
    private(set) var kept = ByteBuffer()

    /// Longer bodies are not even read to their end.
    static let mostRead = 256 << 20
    /// What each part may have when the limit is used up: the typed fields, and the headings of files.
    private static let least = 16 << 10

    init(boundary: String, limit: Int) {
        delimiter = Array("\r\n--\(boundary)".utf8)
        self.limit = limit
    }

    /// False when so many parts came that even their beginnings are too much.
    mutating func take(_ chunk: ByteBuffer) -> Bool {
        pending.writeImmutableBuffer(chunk)
        while let length = ByteSearch.firstIndex(of: delimiter, in: pending.readableBytesView) {
            move(length)
            kept.writeBytes(delimiter)
            pending.moveReaderIndex(forwardBy: delimiter.count)
            partBytes = 0
        }
        // The delimiter may begin in the last bytes.
        move(max(0, pending.readableBytes - delimiter.count + 1))
        pending.discardReadBytes()
        return kept.readableBytes <= limit + (1 << 20)
    }

    mutating func finish() -> ByteBuffer {
        move(pending.readableBytes)
        return kept
    }

    private mutating func move(_ count: Int) {
        guard var bytes = pending.readSlice(length: count) else { return }
        let room = max(limit - kept.readableBytes, TrimmedBody.least - partBytes, 0)
        if let part = bytes.readSlice(length: min(room, count)) {
            partBytes += part.readableBytes
            kept.writeImmutableBuffer(part)
        }
    }
}
