/// Turns UTF-16 into UTF-8 piece by piece; a piece may end in the middle of a character.
///
/// Half a surrogate pair becomes the byte 0xFF, which no UTF-8 text holds: the reader of the cell then sees the damage.
struct UTF16Converter {
    /// The most bytes of UTF-8 that a piece of `count` bytes gives, with what earlier pieces left over.
    static func greatestOutput(of count: Int) -> Int { count / 2 * 3 + 8 }

    private let isBigEndian: Bool
    private var oddByte: UInt8?
    private var highSurrogate: UInt16?

    init(isBigEndian: Bool) {
        self.isBigEndian = isBigEndian
    }

    /// Writes the piece as UTF-8 at the front of the room, which holds `greatestOutput`, and returns the bytes written.
    mutating func convert(_ piece: some Sequence<UInt8>, into room: UnsafeMutableBufferPointer<UInt8>) -> Int {
        var count = 0
        for byte in piece {
            guard let first = oddByte else {
                oddByte = byte
                continue
            }
            oddByte = nil
            let unit = isBigEndian ? UInt16(first) << 8 | UInt16(byte) : UInt16(byte) << 8 | UInt16(first)
            write(unit, into: room, at: &count)
        }
        return count
    }

    /// Ends the text; throws `cutOff` when its last character is only half there.
    func finish() throws {
        guard oddByte == nil, highSurrogate == nil else { throw UnreadableFile(.cutOff) }
    }

    private mutating func write(_ unit: UInt16, into room: UnsafeMutableBufferPointer<UInt8>, at count: inout Int) {
        if let high = highSurrogate {
            highSurrogate = nil
            if UTF16.isTrailSurrogate(unit) {
                let value = 0x10000 + (UInt32(high & 0x3FF) << 10 | UInt32(unit & 0x3FF))
                write(Unicode.Scalar(value), into: room, at: &count)
                return
            }
            write(nil, into: room, at: &count)
        }
        if UTF16.isLeadSurrogate(unit) {
            highSurrogate = unit
        } else {
            write(Unicode.Scalar(unit), into: room, at: &count)
        }
    }

    private func write(
        _ scalar: Unicode.Scalar?, into room: UnsafeMutableBufferPointer<UInt8>, at count: inout Int
    ) {
        guard let scalar, let bytes = UTF8.encode(scalar) else {
            room[count] = 0xFF
            count += 1
            return
        }
        for byte in bytes {
            room[count] = byte
            count += 1
        }
    }
}
