/// A JSON value whose keys stay in the order in which they were given.
indirect enum OrderedJSON: Sendable {
    case object([(key: String, value: OrderedJSON)])
    case array([OrderedJSON])
    case text(String)
    case integer(Int64)
    case null

    static func count(_ value: Int) -> OrderedJSON { .integer(Int64(value)) }

    static func optional(_ text: String?) -> OrderedJSON { text.map { .text($0) } ?? .null }

    /// UTF-8 with two spaces for each level and one line end at the end; letters are not escaped (RFC 8259, 7).
    var bytes: [UInt8] {
        var bytes: [UInt8] = []
        write(to: &bytes, depth: 0)
        bytes.append(UInt8(ascii: "\n"))
        return bytes
    }

    private func write(to bytes: inout [UInt8], depth: Int) {
        switch self {
        case .object(let pairs):
            OrderedJSON.writeList(pairs, "{", "}", to: &bytes, depth: depth) { pair, bytes in
                OrderedJSON.writeText(pair.key, to: &bytes)
                bytes.append(contentsOf: ": ".utf8)
                pair.value.write(to: &bytes, depth: depth + 1)
            }
        case .array(let values):
            OrderedJSON.writeList(values, "[", "]", to: &bytes, depth: depth) { value, bytes in
                value.write(to: &bytes, depth: depth + 1)
            }
        case .text(let text): OrderedJSON.writeText(text, to: &bytes)
        case .integer(let value): bytes.append(contentsOf: String(value).utf8)
        case .null: bytes.append(contentsOf: "null".utf8)
        }
    }

    private static func writeList<Item>(
        _ items: [Item], _ open: String, _ close: String, to bytes: inout [UInt8], depth: Int,
        _ write: (Item, inout [UInt8]) -> Void
    ) {
        bytes.append(contentsOf: open.utf8)
        for (index, item) in items.enumerated() {
            if index > 0 { bytes.append(UInt8(ascii: ",")) }
            breakLine(in: &bytes, depth: depth + 1)
            write(item, &bytes)
        }
        if !items.isEmpty { breakLine(in: &bytes, depth: depth) }
        bytes.append(contentsOf: close.utf8)
    }

    private static func breakLine(in bytes: inout [UInt8], depth: Int) {
        bytes.append(UInt8(ascii: "\n"))
        for _ in 0..<(2 * depth) { bytes.append(UInt8(ascii: " ")) }
    }

    private static func writeText(_ text: String, to bytes: inout [UInt8]) {
        bytes.append(UInt8(ascii: "\""))
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "\""): bytes.append(contentsOf: "\\\"".utf8)
            case UInt8(ascii: "\\"): bytes.append(contentsOf: "\\\\".utf8)
            case UInt8(ascii: "\n"): bytes.append(contentsOf: "\\n".utf8)
            case UInt8(ascii: "\t"): bytes.append(contentsOf: "\\t".utf8)
            case 0..<0x20:
                bytes.append(contentsOf: (byte < 16 ? "\\u000" : "\\u00").utf8)
                bytes.append(contentsOf: String(byte, radix: 16).utf8)
            default: bytes.append(byte)
            }
        }
        bytes.append(UInt8(ascii: "\""))
    }
}
