/// Small questions about the texts of cells.
enum CSVText {
    /// The text with every line break as one space; a carriage return with its line feed is one line break.
    static func flattened(_ text: String) -> String {
        guard text.unicodeScalars.contains(where: isLineBreak) else { return text }
        var flat = String.UnicodeScalarView()
        var previous: Unicode.Scalar = " "
        for scalar in text.unicodeScalars {
            if !isLineBreak(scalar) {
                flat.append(scalar)
            } else if scalar != "\n" || previous != "\r" {
                flat.append(" ")
            }
            previous = scalar
        }
        return String(flat)
    }

    /// Whether the text is `-?[0-9]+(\.[0-9]+)?`.
    static func isDecimal(_ text: String) -> Bool {
        let digits = text.utf8.first == UInt8(ascii: "-") ? text.utf8.dropFirst() : text.utf8[...]
        let parts = digits.split(separator: UInt8(ascii: "."), maxSplits: 1, omittingEmptySubsequences: false)
        return parts.allSatisfy { part in
            !part.isEmpty && part.allSatisfy { UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0 }
        }
    }

    /// Everything that some program takes for the end of a line: Unicode's line breaks, and the file, group and record
    /// separators of ASCII.
    private static func isLineBreak(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x0A...0x0D, 0x1C...0x1E, 0x85, 0x2028, 0x2029: true
        default: false
        }
    }
}
