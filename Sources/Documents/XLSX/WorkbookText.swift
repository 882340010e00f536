/// Texts as workbooks write them: a character that XML cannot hold stands as `_x` with four hexadecimal digits and `_`.
///
/// Source: ECMA-376 part 1, 22.9.2.19 (ST_Xstring).
enum WorkbookText {
    /// The text with the escapes undone; an escape of U+0000 or of half a surrogate pair stays as it is.
    static func unescaped(_ text: String) -> String {
        guard text.utf8.contains(underscore), text.contains("_x") else { return text }
        var result = ""
        var rest = text.unicodeScalars[...]
        while let scalar = rest.first {
            if let (escaped, remainder) = escape(atStartOf: rest), let escaped {
                result.unicodeScalars.append(escaped)
                rest = remainder
            } else {
                result.unicodeScalars.append(scalar)
                rest = rest.dropFirst()
            }
        }
        return result
    }

    /// The text as libxlsxwriter takes it: what looks like an escape is escaped, what XML cannot hold becomes U+FFFD.
    ///
    /// The library itself escapes control characters, and would end the text at U+0000.
    static func escaped(_ text: String) -> String {
        guard text.unicodeScalars.contains(where: { $0 == "_" || isImpossible($0) }) else { return text }
        var result = String.UnicodeScalarView()
        var rest = text.unicodeScalars[...]
        while let scalar = rest.first {
            if escape(atStartOf: rest) != nil { result.append(contentsOf: "_x005F".unicodeScalars) }
            result.append(isImpossible(scalar) ? "\u{FFFD}" : scalar)
            rest = rest.dropFirst()
        }
        return String(result)
    }

    /// The text without control characters, for places where escapes are not undone (titles, names of sheets).
    static func withoutControls(_ text: String) -> String {
        var result = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            let isControl = scalar.value < 0x20 || scalar.value == 0x7F || isImpossible(scalar)
            result.append(isControl ? " " : scalar)
        }
        return String(result)
    }

    /// The escape that the text begins with, its character (nil for one that cannot be) and what follows.
    private static func escape(
        atStartOf text: Substring.UnicodeScalarView
    ) -> (character: Unicode.Scalar?, remainder: Substring.UnicodeScalarView)? {
        let seven = text.prefix(7)
        guard seven.count == 7, seven.starts(with: "_x".unicodeScalars), seven.last == "_" else { return nil }
        let digits = seven.dropFirst(2).dropLast()
        guard digits.allSatisfy({ $0.properties.isASCIIHexDigit }), let value = UInt32(String(digits), radix: 16) else {
            return nil
        }
        return (value == 0 ? nil : Unicode.Scalar(value), text.dropFirst(7))
    }

    /// U+0000 and the two codes that XML 1.0 leaves out.
    private static func isImpossible(_ scalar: Unicode.Scalar) -> Bool {
        scalar.value == 0 || scalar.value == 0xFFFE || scalar.value == 0xFFFF
    }

    private static let underscore = UInt8(ascii: "_")
}
