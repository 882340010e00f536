/// Whether bytes are UTF-8 (RFC 3629): no surrogates, nothing overlong, nothing above U+10FFFF.
enum UTF8Check {
    static func holds(_ bytes: [UInt8]) -> Bool {
        var position = 0
        while position < bytes.count {
            let first = bytes[position]
            position += 1
            if first < 0x80 { continue }
            let (count, lowest, highest): (Int, UInt8, UInt8)
            switch first {
            case 0xC2...0xDF: (count, lowest, highest) = (1, 0x80, 0xBF)
            case 0xE0: (count, lowest, highest) = (2, 0xA0, 0xBF)
            case 0xED: (count, lowest, highest) = (2, 0x80, 0x9F)
            case 0xE1...0xEF: (count, lowest, highest) = (2, 0x80, 0xBF)
            case 0xF0: (count, lowest, highest) = (3, 0x90, 0xBF)
            case 0xF1...0xF3: (count, lowest, highest) = (3, 0x80, 0xBF)
            case 0xF4: (count, lowest, highest) = (3, 0x80, 0x8F)
            default: return false
            }
            guard position + count <= bytes.count else { return false }
            guard bytes[position] >= lowest, bytes[position] <= highest else { return false }
            for place in position + 1..<position + count where bytes[place] & 0xC0 != 0x80 { return false }
            position += count
        }
        return true
    }
}
