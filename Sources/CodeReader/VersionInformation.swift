/// The eighteen bits that name the version from 7 on (ISO/IEC 18004, 7.10).
package enum VersionInformation {
    private static let generator = 0x1F25
    private static let most = 3

    /// Six bits of data and twelve of a BCH code (annex D).
    package static func bits(_ number: Int) -> Int {
        number << 12 | BinaryRemainder.of(number << 12, by: generator, degree: 12)
    }

    /// The version nearest to eighteen bits that were read; nil when more than three are wrong.
    package static func number(read: Int) -> Int? {
        (7...CodeVersion.most).first { (bits($0) ^ read).nonzeroBitCount <= most }
    }

    /// The version that one of the two places of a code names.
    static func number(_ matrix: CodeMatrix) -> Int? {
        var (above, left) = (0, 0)
        for bit in 0..<18 {
            let (far, near) = (matrix.dimension - 11 + bit % 3, bit / 3)
            if matrix[far, near] { above |= 1 << bit }
            if matrix[near, far] { left |= 1 << bit }
        }
        return number(read: above) ?? number(read: left)
    }
}

/// Division of polynomials whose coefficients are single bits.
enum BinaryRemainder {
    static func of(_ dividend: Int, by generator: Int, degree: Int) -> Int {
        var rest = dividend
        for place in stride(from: 17, through: degree, by: -1) where rest >> place & 1 == 1 {
            rest ^= generator << (place - degree)
        }
        return rest
    }
}
