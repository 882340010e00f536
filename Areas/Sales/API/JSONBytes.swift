/// JSON that is being written, byte by byte.
struct JSONBytes {
    private(set) var bytes: [UInt8] = []

    init(capacity: Int) {
        bytes.reserveCapacity(capacity)
    }

    mutating func append(_ text: StaticString) {
        text.withUTF8Buffer { bytes.append(contentsOf: $0) }
    }

    /// Something that needs no escapes.
    mutating func append(ascii text: String) {
        bytes.append(contentsOf: text.utf8)
    }

    mutating func append(integer: Int64) {
        bytes.append(contentsOf: String(integer).utf8)
    }

    /// A string between quotes; null for nil.
    mutating func append(string text: String?) {
        guard var text else { return append("null") }
        bytes.append(UInt8(ascii: "\""))
        text.withUTF8 { source in
            if source.contains(where: JSONBytes.needsEscape) {
                for byte in source { appendEscaped(byte) }
            } else {
                bytes.append(contentsOf: source)
            }
        }
        bytes.append(UInt8(ascii: "\""))
    }

    /// Quotes, backslashes and control characters (RFC 8259, 7).
    private static func needsEscape(_ byte: UInt8) -> Bool {
        byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\")
    }

    private mutating func appendEscaped(_ byte: UInt8) {
        guard JSONBytes.needsEscape(byte) else {
            bytes.append(byte)
            return
        }
        bytes.append(UInt8(ascii: "\\"))
        if byte < 0x20 {
            bytes.append(contentsOf: "u00".utf8)
            bytes.append(byte < 0x10 ? UInt8(ascii: "0") : UInt8(ascii: "1"))
            bytes.append(byte & 0xF < 10 ? UInt8(ascii: "0") + byte & 0xF : UInt8(ascii: "a") + byte & 0xF - 10)
        } else {
            bytes.append(byte)
        }
    }
}
