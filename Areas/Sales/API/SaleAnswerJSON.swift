internal import Web

/// Writes the answers to reported sales as JSON, byte by byte: an encoder would cost more than the sale.
///
/// Every answer has all five keys; what there is not is null.
struct SaleAnswerJSON {
    private(set) var bytes: [UInt8] = []

    init(capacity: Int) {
        bytes.reserveCapacity(capacity)
    }

    mutating func append(_ text: StaticString) {
        text.withUTF8Buffer { bytes.append(contentsOf: $0) }
    }

    mutating func append(_ answer: SaleAnswer, message: String) {
        append("{\"id\":")
        appendString(answer.id)
        append(",\"status\":\"")
        bytes.append(contentsOf: answer.status.rawValue.utf8)
        append("\",\"code\":")
        appendString(answer.code)
        append(",\"message\":")
        appendString(message)
        append(",\"sequence\":")
        if let sequence = answer.sequence {
            bytes.append(contentsOf: String(sequence).utf8)
        } else {
            append("null")
        }
        append("}")
    }

    private mutating func appendString(_ text: String?) {
        guard var text else { return append("null") }
        bytes.append(UInt8(ascii: "\""))
        text.withUTF8 { source in
            if source.contains(where: SaleAnswerJSON.needsEscape) {
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
        guard SaleAnswerJSON.needsEscape(byte) else {
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
