import Foundation

/// Texts as both writers take them: composed, and without characters that have no business on paper.
enum DocumentCharacters {
    /// The text in NFC; line breaks become U+000A, tabs a space, and what neither shows nor joins letters goes away.
    static func clean(_ text: String) -> String {
        var result = String.UnicodeScalarView()
        var isAfterReturn = false
        for scalar in text.precomposedStringWithCanonicalMapping.unicodeScalars {
            defer { isAfterReturn = scalar == "\r" }
            switch scalar.value {
            case 0x0A where isAfterReturn: continue
            case 0x0A, 0x0B, 0x0C, 0x0D, 0x85, 0x2028, 0x2029: result.append("\n")
            case 0x09: result.append(" ")
            default: if !isUnwanted(scalar) { result.append(scalar) }
            }
        }
        return String(result)
    }

    /// The text on one line, for properties of the file.
    static func line(_ text: String) -> String {
        clean(text).replacing("\n", with: " ")
    }

    /// Controls, marks that turn the direction of writing, marks of byte order, and codes that are no characters.
    private static func isUnwanted(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0..<0x20, 0x7F..<0xA0: true
        case 0x061C, 0x200B, 0x200E...0x200F, 0x202A...0x202E, 0x2060...0x206F, 0xFEFF, 0xFFF9...0xFFFB: true
        case 0xE0000...0xE007F: true
        default: scalar.properties.isNoncharacterCodePoint
        }
    }
}
