/// What may name a unit, member, partner, product, point or sale.
///
/// Letters, digits, `-`, `.` and `_`, at most 40 characters; upper and lower case differ (welfare-rules section 1).
/// Letters of any script are letters, kept in NFC, because offices do write `LĐLĐ-01`.
package enum Code {
    package static let longest = 40

    /// True when the text, already in NFC, is a code.
    package static func isValid(_ text: String) -> Bool {
        guard !text.isEmpty else { return false }
        var count = 0
        for scalar in text.unicodeScalars {
            count += 1
            guard count <= longest else { return false }
            switch scalar {
            case "a"..."z", "A"..."Z", "0"..."9", "-", ".", "_": continue
            default: guard !scalar.isASCII, scalar.properties.isAlphabetic, scalar.isLetter else { return false }
            }
        }
        return true
    }
}

extension Unicode.Scalar {
    /// A letter by its general category; combining marks and digits of other scripts are none.
    fileprivate var isLetter: Bool {
        switch properties.generalCategory {
        case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .otherLetter: true
        default: false
        }
    }
}
