internal import Foundation

extension VietnameseText {
    /// Bytes whose order is the Vietnamese dictionary's: letters first, then tones, then case.
    ///
    /// `a ă â b c d đ e ê ...`; tones in the order ngang, huyền, hỏi, ngã, sắc, nặng. Stored beside a name and
    /// indexed, because sorting by a stored key is some forty times faster than by a collation.
    package static func sortKey(_ text: String) -> [UInt8] {
        var letters: [UInt8] = []
        var tones: [UInt8] = []
        var cases: [UInt8] = []
        for character in text.decomposedStringWithCanonicalMapping {
            var rank: UInt8 = 0
            var tone: UInt8 = 0
            var upper: UInt8 = 0
            for scalar in character.unicodeScalars {
                if let mark = toneRanks[scalar] {
                    tone = mark
                } else if let shape = shapeOffsets[scalar] {
                    rank += shape
                } else {
                    let lower = scalar.properties.lowercaseMapping.unicodeScalars.first ?? scalar
                    upper = lower == scalar ? 0 : 1
                    rank = rankOf(lower)
                }
            }
            letters.append(rank)
            tones.append(tone)
            cases.append(upper)
        }
        return letters + [0] + tones + [0] + cases
    }

    /// Three places for each base letter, so that ă, â, đ, ê, ô, ơ and ư fit behind theirs.
    private static func rankOf(_ scalar: Unicode.Scalar) -> UInt8 {
        switch scalar {
        case "a"..."z": UInt8(50 + (scalar.value - 97) * 4)
        case "đ": UInt8(50 + 3 * 4 + 1)
        case "0"..."9": UInt8(20 + (scalar.value - 48))
        case " ": 2
        default: scalar.isASCII ? UInt8(3 + scalar.value % 16) : 200
        }
    }

    private static let toneRanks: [Unicode.Scalar: UInt8] = [
        "\u{300}": 1, "\u{309}": 2, "\u{303}": 3, "\u{301}": 4, "\u{323}": 5,
    ]
    /// Breve, circumflex and horn; of one base letter the breve comes before the circumflex, that before the horn.
    private static let shapeOffsets: [Unicode.Scalar: UInt8] = ["\u{306}": 1, "\u{302}": 2, "\u{31B}": 3]
}
