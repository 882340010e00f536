/// A version of the symbol (ISO/IEC 18004, 6.3 and annex E): how large it is and where its alignment patterns stand.
struct CodeVersion: Equatable {
    /// Larger codes have modules too small for a camera's picture.
    static let most = 20

    let number: Int

    init?(_ number: Int) {
        guard 1...CodeVersion.most ~= number else { return nil }
        self.number = number
    }

    /// Modules on a side.
    var dimension: Int { 17 + 4 * number }

    /// The rows, and columns, on which alignment patterns are centred (annex E, table E.1).
    var alignmentCentres: [Int] {
        let last = dimension - 7
        switch number {
        case 1: return []
        case 2...6: return [6, last]
        case 7...13: return [6, 8 + 2 * number, last]
        case 14...16: return [6, 26, 18 + 2 * number, last]
        case 17...19: return [6, 30, 54 + 2 * (number - 17), last]
        default: return [6, 34, 62, last]
        }
    }

    /// The middles of the alignment patterns, without those that finder patterns stand on.
    var alignmentPatterns: [(x: Int, y: Int)] {
        let centres = alignmentCentres
        var patterns: [(x: Int, y: Int)] = []
        for y in centres {
            for x in centres {
                let isCorner = (x == 6 && y == 6) || (x == 6 && y == dimension - 7) || (x == dimension - 7 && y == 6)
                if !isCorner { patterns.append((x, y)) }
            }
        }
        return patterns
    }

    /// Whether a module belongs to patterns, format or version, and so carries no data (6.3 and 7.7).
    func isFunction(_ x: Int, _ y: Int) -> Bool {
        let end = dimension - 8
        if x == 6 || y == 6 { return true }
        if (x <= 8 && y <= 8) || (x >= end && y <= 8) || (x <= 8 && y >= end) { return true }
        if number >= 7, (x >= end - 3 && y <= 5) || (y >= end - 3 && x <= 5) { return true }
        return alignmentPatterns.contains { abs($0.x - x) <= 2 && abs($0.y - y) <= 2 }
    }
}
