/// Base45 (RFC 9285): two bytes as three characters of those that a QR code packs most tightly.
package enum Base45 {
    package static func encode(_ bytes: [UInt8]) -> [UInt8] {
        var text: [UInt8] = []
        text.reserveCapacity(bytes.count / 2 * 3 + 2)
        var position = 0
        while position + 1 < bytes.count {
            let pair = Int(bytes[position]) << 8 | Int(bytes[position + 1])
            text.append(character(pair % 45))
            text.append(character(pair / 45 % 45))
            text.append(character(pair / 2_025))
            position += 2
        }
        if position < bytes.count {
            text.append(character(Int(bytes[position]) % 45))
            text.append(character(Int(bytes[position]) / 45))
        }
        return text
    }

    /// Refuses other characters, a lone last character, and groups that stand for more than their bytes.
    package static func decode(_ text: some RandomAccessCollection<UInt8>) throws(FormatFault) -> [UInt8] {
        guard text.count % 3 != 1 else { throw .truncated }
        var bytes: [UInt8] = []
        bytes.reserveCapacity(text.count / 3 * 2 + 1)
        var value = 0
        var weight = 1
        for character in text {
            value += try Base45.value(character) * weight
            weight *= 45
            if weight == 91_125 {
                guard value <= 0xFFFF else { throw .badCharacter }
                bytes.append(UInt8(truncatingIfNeeded: value >> 8))
                bytes.append(UInt8(truncatingIfNeeded: value))
                value = 0
                weight = 1
            }
        }
        if weight != 1 {
            guard value <= 0xFF else { throw .badCharacter }
            bytes.append(UInt8(truncatingIfNeeded: value))
        }
        return bytes
    }

    private static func character(_ value: Int) -> UInt8 {
        switch value {
        case 0...9: UInt8(ascii: "0") + UInt8(truncatingIfNeeded: value)
        case 10...35: UInt8(ascii: "A") + UInt8(truncatingIfNeeded: value - 10)
        case 36: UInt8(ascii: " ")
        case 37: UInt8(ascii: "$")
        case 38: UInt8(ascii: "%")
        case 39: UInt8(ascii: "*")
        case 40: UInt8(ascii: "+")
        case 41: UInt8(ascii: "-")
        case 42: UInt8(ascii: ".")
        case 43: UInt8(ascii: "/")
        default: UInt8(ascii: ":")
        }
    }

    private static func value(_ character: UInt8) throws(FormatFault) -> Int {
        switch character {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): Int(character) - 48
        case UInt8(ascii: "A")...UInt8(ascii: "Z"): Int(character) - 55
        case UInt8(ascii: " "): 36
        case UInt8(ascii: "$"): 37
        case UInt8(ascii: "%"): 38
        case UInt8(ascii: "*"): 39
        case UInt8(ascii: "+"): 40
        case UInt8(ascii: "-"): 41
        case UInt8(ascii: "."): 42
        case UInt8(ascii: "/"): 43
        case UInt8(ascii: ":"): 44
        default: throw .badCharacter
        }
    }
}
