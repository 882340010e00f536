import Kernel

/// How wide a text stands in Times New Roman, without asking for the font.
///
/// Good enough for the length of a drawn line: a letter with marks counts as the letter without them.
enum TimesWidth {
    /// In points; every letter as bold, which is what headers are.
    static func ofBold(_ text: String, size: Double) -> Double {
        Double(base(text).reduce(0) { $0 + width($1) }) * size / 1_000
    }

    /// The text without marks on its letters, capitals kept.
    private static func base(_ text: String) -> [UInt8] {
        text.flatMap { character -> [UInt8] in
            let folded = VietnameseText.folded(String(character))
            let letter = folded.isEmpty ? " " : folded
            return Array((character.isUppercase ? letter.uppercased() : letter).utf8)
        }
    }

    private static func width(_ byte: UInt8) -> Int {
        switch byte {
        case 65...90: capitals[Int(byte) - 65]
        case 97...122: small[Int(byte) - 97]
        case 48...57: 500
        case UInt8(ascii: "-"): 333
        default: 250
        }
    }

    /// The font's own advance widths.
    private static let capitals = [
        722, 667, 722, 722, 667, 611, 778, 778, 389, 500, 778, 667, 944, 722, 778, 611, 778, 722, 556, 667, 722, 722,
        1_000, 722, 722, 667,
    ]
    private static let small = [
        500, 556, 444, 556, 444, 333, 500, 556, 278, 333, 556, 278, 833, 556, 500, 556, 556, 444, 389, 333, 556, 500,
        722, 500, 500, 444,
    ]
}
