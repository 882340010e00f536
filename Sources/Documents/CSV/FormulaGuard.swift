/// Keeps spreadsheet programs from running a text as a formula, and takes the guard off again.
///
/// A program that opens a CSV file computes cells that begin with `=`, `+`, `-`, `@`, a tab or a carriage return.
/// An apostrophe before them stops that. Texts that already begin with apostrophes before such a character get one
/// more, so that `unguarded(guarded(text)) == text` for every text. Source: OWASP, CSV injection.
package enum FormulaGuard {
    /// The text with an apostrophe before it when it matches `^'*[=+\-@\t\r]`.
    package static func guarded(_ text: String) -> String {
        isDangerous(text.utf8) ? "'" + text : text
    }

    /// The text without one leading apostrophe when it matches `^'+[=+\-@\t\r]`.
    package static func unguarded(_ text: String) -> String {
        guard text.utf8.first == apostrophe, isDangerous(text.utf8) else { return text }
        return String(Substring(text.utf8.dropFirst()))
    }

    /// Whether the bytes match `^'*[=+\-@\t\r]`; bytes, because `=` with a combining mark is one `Character`.
    static func isDangerous(_ bytes: some Sequence<UInt8>) -> Bool {
        for byte in bytes where byte != apostrophe {
            switch byte {
            case UInt8(ascii: "="), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "@"), 0x09, 0x0D:
                return true
            default:
                return false
            }
        }
        return false
    }

    private static let apostrophe = UInt8(ascii: "'")
}
