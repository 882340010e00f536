/// The text in the data of a code (ISO/IEC 18004, 7.4): segments in several modes one after the other.
///
/// Kanji, structured append and FNC1 are refused: no card and no sign of ours has them.
package struct Segments {
    private let data: [UInt8]
    private var position = 0

    private enum Mode {
        static let end = 0
        static let numeric = 1
        static let alphanumeric = 2
        static let bytes = 4
        static let interpretation = 7
    }

    /// The bytes of the text; nil when they break off or hold what is refused.
    package static func text(_ data: [UInt8], version: Int) -> [UInt8]? {
        var segments = Segments(data: data)
        return segments.text(version <= 9 ? 0 : 1)
    }

    private init(data: [UInt8]) { self.data = data }

    /// `size` is 0 for versions 1 to 9 and 1 for 10 to 26, which have longer counts (table 3).
    private mutating func text(_ size: Int) -> [UInt8]? {
        var text: [UInt8] = []
        while rest >= 4 {
            guard let mode = bits(4) else { return nil }
            switch mode {
            case Mode.end: return text
            case Mode.numeric:
                guard let count = bits([10, 12][size]), numeric(count, &text) else { return nil }
            case Mode.alphanumeric:
                guard let count = bits([9, 11][size]), alphanumeric(count, &text) else { return nil }
            case Mode.bytes:
                guard let count = bits([8, 16][size]), count * 8 <= rest else { return nil }
                for _ in 0..<count { text.append(UInt8(bits(8) ?? 0)) }
            case Mode.interpretation:
                guard skipInterpretation() else { return nil }
            default: return nil
            }
        }
        return text
    }

    private var rest: Int { data.count * 8 - position }

    private mutating func bits(_ count: Int) -> Int? {
        guard count <= rest else { return nil }
        var value = 0
        for _ in 0..<count {
            value = value << 1 | Int(data[position / 8] >> UInt8(7 - position % 8) & 1)
            position += 1
        }
        return value
    }

    /// Three digits in ten bits, two in seven, one in four (7.4.3).
    private mutating func numeric(_ count: Int, _ text: inout [UInt8]) -> Bool {
        var left = count
        while left > 0 {
            let digits = min(left, 3)
            guard let value = bits([4, 7, 10][digits - 1]), value < [10, 100, 1_000][digits - 1] else { return false }
            let all = [value / 100, value / 10 % 10, value % 10]
            text += all.suffix(digits).map { 0x30 + UInt8($0) }
            left -= digits
        }
        return true
    }

    /// Two characters in eleven bits, one in six (7.4.4).
    private mutating func alphanumeric(_ count: Int, _ text: inout [UInt8]) -> Bool {
        var left = count
        while left > 0 {
            let isPair = left > 1
            guard let value = bits(isPair ? 11 : 6), value < (isPair ? 45 * 45 : 45) else { return false }
            if isPair { text.append(Segments.character(value / 45)) }
            text.append(Segments.character(value % 45))
            left -= isPair ? 2 : 1
        }
        return true
    }

    /// The character under a number from 0 to 44 (table 5).
    private static func character(_ value: Int) -> UInt8 {
        switch value {
        case 0...9: return 0x30 + UInt8(value)
        case 10...35: return 0x41 + UInt8(value - 10)
        default: return Array(" $%*+-./:".utf8)[value - 36]
        }
    }

    /// Which characters the bytes stand for is not looked at (7.4.2): they are taken for UTF-8.
    private mutating func skipInterpretation() -> Bool {
        guard let first = bits(8) else { return false }
        if first & 0x80 == 0 { return true }
        if first & 0xC0 == 0x80 { return bits(8) != nil }
        return first & 0xE0 == 0xC0 && bits(16) != nil
    }
}
