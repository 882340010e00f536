package import CardFormat

/// Bytes of CBOR in the notation for people (RFC 8949, 8).
package enum DiagnosticNotation {
    /// Larger numbers (tags 2 and 3) are shown as their bytes.
    private static let mostNumberBytes = 64

    /// - Throws: `FormatFault` for bytes that are not one well-formed item.
    package static func text(_ bytes: [UInt8]) throws(FormatFault) -> String {
        var text = ""
        write(try CBORReader.item(bytes, .anybody), &text)
        return text
    }

    private static func write(_ item: CBORItem, _ text: inout String) {
        switch item {
        case .unsigned(let value): text += "\(value)"
        case .negative(let value): text += value == .max ? "-18446744073709551616" : "-\(value + 1)"
        case .bytes(let bytes): text += "h'\(Hexadecimal.text(bytes))'"
        case .text(let bytes): text += quoted(bytes)
        case .bytesInPieces(let pieces): pieced(pieces.map { "h'\(Hexadecimal.text($0))'" }, empty: "''_", &text)
        case .textInPieces(let pieces): pieced(pieces.map(quoted), empty: "\"\"_", &text)
        case .array(let items, let isIndefinite):
            listed(items, isIndefinite ? "[_ " : "[", "]", &text) { write($0, &$1) }
        case .map(let pairs, let isIndefinite):
            listed(pairs, isIndefinite ? "{_ " : "{", "}", &text) { pair, text in
                write(pair.key, &text)
                text += ": "
                write(pair.value, &text)
            }
        case .tagged(let tag, let content): tagged(tag, content, &text)
        case .simple(let value): text += simple(value)
        case .half(let bits): text += number(BinaryNumbers.half(bits))
        case .single(let bits): text += number(Double(Float(bitPattern: bits)))
        case .double(let bits): text += number(Double(bitPattern: bits))
        }
    }

    private static func listed<Element>(
        _ elements: [Element], _ begin: String, _ end: String, _ text: inout String,
        _ body: (Element, inout String) -> Void
    ) {
        text += begin
        for (place, element) in elements.enumerated() {
            if place > 0 { text += ", " }
            body(element, &text)
        }
        text += end
    }

    private static func pieced(_ pieces: [String], empty: String, _ text: inout String) {
        text += pieces.isEmpty ? empty : "(_ \(pieces.joined(separator: ", ")))"
    }

    private static func tagged(_ tag: UInt64, _ content: CBORItem, _ text: inout String) {
        if tag == 2 || tag == 3, let bytes = content.bytes, (9...mostNumberBytes).contains(bytes.count), bytes[0] != 0 {
            // Tag 3 stands for −1 − n.
            text += tag == 2 ? BinaryNumbers.decimal(bytes) : "-" + BinaryNumbers.decimal(bytes, plusOne: true)
            return
        }
        text += "\(tag)("
        write(content, &text)
        text += ")"
    }

    private static func simple(_ value: UInt8) -> String {
        switch value {
        case 20: "false"
        case 21: "true"
        case 22: "null"
        case 23: "undefined"
        default: "simple(\(value))"
        }
    }

    private static func quoted(_ utf8: [UInt8]) -> String {
        var text = "\""
        for scalar in String(decoding: utf8, as: UTF8.self).unicodeScalars {
            switch scalar {
            case "\"": text += "\\\""
            case "\\": text += "\\\\"
            case "\n": text += "\\n"
            case "\r": text += "\\r"
            case "\t": text += "\\t"
            case "\u{0}"..."\u{1F}", "\u{7F}"..."\u{9F}", "\u{2028}", "\u{2029}":
                let digits = String(scalar.value, radix: 16)
                text += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
            default: text.unicodeScalars.append(scalar)
            }
        }
        return text + "\""
    }

    /// As RFC 8949 shows numbers: with a point always, in full between 1e-6 and 1e21.
    private static func number(_ value: Double) -> String {
        if value.isNaN { return "NaN" }
        if value.isInfinite { return value < 0 ? "-Infinity" : "Infinity" }
        return BinaryNumbers.text("\(value)")
    }
}
