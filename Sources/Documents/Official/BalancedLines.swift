/// Breaks a centred text into lines of about one length, as headers are set by hand.
///
/// Without it the last word of an issuer's name would often stand alone in the second line.
enum BalancedLines {
    /// The text with as few lines as fit into the width; line breaks that it has stay.
    static func broken(_ text: String, _ style: TextStyle, width: Double) -> String {
        DocumentCharacters.clean(text).split(separator: "\n", omittingEmptySubsequences: false)
            .map { broken(line: String($0), size: style.size, width: width) }.joined(separator: "\n")
    }

    private static func broken(line: String, size: Double, width: Double) -> String {
        let words = line.split(separator: " ").map(String.init)
        let whole = TimesWidth.ofBold(line, size: size)
        // Widths are estimates: a line that just fits is broken.
        guard whole > width * 0.97, words.count > 1, words.count <= wordLimit else { return line }
        let fewest = filled(words, size: size, width: width * 0.97)
        var lines = fewest
        for share in stride(from: 0.95, to: 0.3, by: -0.025) {
            let narrower = filled(words, size: size, width: width * share)
            guard narrower.count <= fewest.count else { break }
            lines = narrower
        }
        return lines.joined(separator: "\n")
    }

    /// A text of more words is no name, and is left to the writer.
    private static let wordLimit = 200

    /// As many words in each line as the width holds.
    private static func filled(_ words: [String], size: Double, width: Double) -> [String] {
        var lines: [String] = []
        for word in words {
            let longer = lines.last.map { $0 + " " + word }
            if let longer, TimesWidth.ofBold(longer, size: size) <= width {
                lines[lines.count - 1] = longer
            } else {
                lines.append(word)
            }
        }
        return lines
    }
}
