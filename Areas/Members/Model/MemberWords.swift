internal import Kernel

/// The words by which a member is found: of the name and of the number, without tone marks and đ.
enum MemberWords {
    /// More words than any name has; the rest of a longer search is left out.
    static let mostWords = 8

    static func of(_ text: String) -> [String] {
        var words: [String] = []
        for word in VietnameseText.folded(text).split(separator: " ").map(String.init) where !words.contains(word) {
            words.append(word)
        }
        return words
    }

    /// What somebody typed: whole words, of which the last may be the beginning of one.
    static func typed(_ text: String) -> [String] {
        Array(of(String(text.prefix(200))).prefix(mostWords))
    }

    /// All words of a member as each of them carries them: a space before and behind each.
    static func line(_ words: [String]) -> String { " " + words.joined(separator: " ") + " " }

    /// What stands in such a line where it has a word, or one with this beginning.
    static func part(_ word: String, isBeginning: Bool) -> String { " " + word + (isBeginning ? "" : " ") }

    /// The first text after all that begin with a word, in the order of code points.
    static func end(of word: String) -> String { word + "\u{10FFFF}" }
}
