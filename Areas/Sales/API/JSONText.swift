/// Where a JSON text stands in a body, between its quotes; its escapes have been checked.
struct JSONText {
    let range: Range<Int>
    let hasEscapes: Bool

    /// The text, and whether half of a surrogate pair stood in it, which is no character (RFC 8259, 8.2).
    func decoded(_ bytes: Span<UInt8>) -> (text: String, isBroken: Bool) {
        guard hasEscapes else { return (JSONText.text(bytes.extracting(range)), false) }
        var decoded: [UInt8] = []
        decoded.reserveCapacity(range.count)
        var isBroken = false
        var position = range.lowerBound
        while position < range.upperBound {
            guard bytes[position] == UInt8(ascii: "\\") else {
                decoded.append(bytes[position])
                position += 1
                continue
            }
            let sign = bytes[position + 1]
            position += 2
            guard sign == UInt8(ascii: "u") else {
                decoded.append(JSONText.simple(sign))
                continue
            }
            let scalar = scalar(bytes, &position)
            isBroken = isBroken || scalar == nil
            decoded.append(contentsOf: UTF8.encode(scalar ?? "\u{FFFD}").map(Array.init) ?? [])
        }
        return (JSONText.text(decoded.span), isBroken)
    }

    /// The character of `\uXXXX`, or of two of them that make a pair; nil for half a pair.
    private func scalar(_ bytes: Span<UInt8>, _ position: inout Int) -> Unicode.Scalar? {
        let first = JSONText.hexadecimal(bytes, at: position)
        position += 4
        guard UTF16.isLeadSurrogate(first) else { return Unicode.Scalar(first) }
        guard position + 6 <= range.upperBound, bytes[position] == UInt8(ascii: "\\"),
            bytes[position + 1] == UInt8(ascii: "u")
        else { return nil }
        let second = JSONText.hexadecimal(bytes, at: position + 2)
        guard UTF16.isTrailSurrogate(second) else { return nil }
        position += 6
        return Unicode.Scalar(0x10000 + (UInt32(first) - 0xD800) << 10 + (UInt32(second) - 0xDC00))
    }

    private static func text(_ bytes: Span<UInt8>) -> String {
        guard let valid = try? UTF8Span(validating: bytes) else { return "" }
        return String(copying: valid)
    }

    private static func hexadecimal(_ bytes: Span<UInt8>, at position: Int) -> UInt16 {
        (0..<4).reduce(0) { $0 << 4 | UInt16(nibble(bytes[position + $1]) ?? 0) }
    }

    static func nibble(_ digit: UInt8) -> UInt8? {
        switch digit {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): digit - UInt8(ascii: "0")
        case UInt8(ascii: "a")...UInt8(ascii: "f"): digit - UInt8(ascii: "a") + 10
        case UInt8(ascii: "A")...UInt8(ascii: "F"): digit - UInt8(ascii: "A") + 10
        default: nil
        }
    }

    /// True for what may stand behind a backslash, but for `u`.
    static func isSimpleEscape(_ sign: UInt8) -> Bool {
        switch sign {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"), UInt8(ascii: "b"), UInt8(ascii: "f"),
            UInt8(ascii: "n"), UInt8(ascii: "r"), UInt8(ascii: "t"):
            true
        default: false
        }
    }

    private static func simple(_ sign: UInt8) -> UInt8 {
        switch sign {
        case UInt8(ascii: "b"): 0x08
        case UInt8(ascii: "f"): 0x0C
        case UInt8(ascii: "n"): 0x0A
        case UInt8(ascii: "r"): 0x0D
        case UInt8(ascii: "t"): 0x09
        default: sign
        }
    }
}
