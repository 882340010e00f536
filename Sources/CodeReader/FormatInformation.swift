/// The levels of error correction (ISO/IEC 18004, 7.5.1) under their two bits (table 12).
package enum CorrectionLevel: Int {
    case medium = 0
    case low = 1
    case high = 2
    case quartile = 3
}

/// Which level of error correction and which mask a code has (ISO/IEC 18004, 7.9).
package struct FormatInformation: Equatable {
    package let level: CorrectionLevel
    package let mask: Int

    /// What every code is combined with, so that none has only light modules (7.9.1).
    private static let pattern = 0x5412
    private static let generator = 0x537
    private static let most = 3

    /// The fifteen bits of a level and a mask: five of data and ten of a BCH code (annex C).
    package static func bits(_ data: Int) -> Int {
        let remainder = BinaryRemainder.of(data << 10, by: generator, degree: 10)
        return (data << 10 | remainder) ^ pattern
    }

    /// Takes the code nearest to fifteen bits that were read; nil when more than three are wrong.
    package init?(read: Int) {
        self.init(both: [read])
    }

    /// Takes the nearest of both places.
    init?(_ matrix: CodeMatrix) {
        self.init(both: [FormatInformation.first(matrix), FormatInformation.second(matrix)])
    }

    private init?(both: [Int]) {
        var best = (distance: FormatInformation.most + 1, data: 0)
        for data in 0..<32 {
            let bits = FormatInformation.bits(data)
            for read in both {
                let distance = (bits ^ read).nonzeroBitCount
                if distance < best.distance { best = (distance, data) }
            }
        }
        guard best.distance <= FormatInformation.most, let level = CorrectionLevel(rawValue: best.data >> 3) else {
            return nil
        }
        (self.level, mask) = (level, best.data & 7)
    }

    /// Around the upper left finder pattern (figure 25).
    private static func first(_ matrix: CodeMatrix) -> Int {
        var bits = 0
        for bit in 0..<15 {
            let isDark: Bool
            switch bit {
            case 0...5: isDark = matrix[8, bit]
            case 6, 7: isDark = matrix[8, bit + 1]
            case 8: isDark = matrix[7, 8]
            default: isDark = matrix[14 - bit, 8]
            }
            if isDark { bits |= 1 << bit }
        }
        return bits
    }

    /// Below the upper right one and beside the lower left one.
    private static func second(_ matrix: CodeMatrix) -> Int {
        var bits = 0
        for bit in 0..<15 {
            let isDark =
                bit < 8 ? matrix[matrix.dimension - 1 - bit, 8] : matrix[8, matrix.dimension - 15 + bit]
            if isDark { bits |= 1 << bit }
        }
        return bits
    }
}
