/// A text file as a stream of UTF-8 bytes, whatever its encoding.
final class TextInput {
    private let file: InputFile
    private var converter: UTF16Converter?
    private var piece: [UInt8] = []

    var bytesRead: Int { file.bytesRead }
    var bytesTotal: Int { file.size }

    /// Tells the encoding by the first bytes and takes the byte order mark off.
    init(file: InputFile) throws {
        self.file = file
        let (encoding, markLength) = TextEncoding.detected(in: try file.firstBytes())
        if case .utf16(let isBigEndian) = encoding { converter = UTF16Converter(isBigEndian: isBigEndian) }
        var mark = [UInt8](repeating: 0, count: markLength)
        if markLength > 0 { _ = try mark.withUnsafeMutableBytes { try file.read(into: $0) } }
    }

    /// Fills the front of the room (at least 64 bytes) and returns the number of bytes; 0 only at the end.
    func read(into room: UnsafeMutableBufferPointer<UInt8>) throws -> Int {
        guard converter != nil else { return try file.read(into: UnsafeMutableRawBufferPointer(room)) }
        let pieceSize = (room.count - 8) / 3 * 2
        if piece.count < pieceSize { piece = [UInt8](repeating: 0, count: pieceSize) }
        while true {
            let count = try piece.withUnsafeMutableBytes { try file.read(into: .init(rebasing: $0[..<pieceSize])) }
            guard count > 0 else {
                try converter?.finish()
                return 0
            }
            let written = converter?.convert(piece[..<count], into: room) ?? 0
            // One byte read may be half a character: that is not yet the end.
            if written > 0 { return written }
        }
    }
}
