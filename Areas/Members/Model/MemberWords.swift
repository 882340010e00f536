internal import Kernel

/// The words by which a member is found: of the name and of the number, without tone marks and đ.
enum MemberWords {
    /// More words than any name has; the rest of a longer search is left out.
    static let mostWords = 8
    /// Names of more words would have too many pairs.
    private static let mostPaired = 10
    /// The entry of members whose names have no pairs because of that.
    static let longName = " "

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

    /// The entries under which a member of these words is found: each word, and each two of them together.
    static func entries(_ words: [String]) -> [String] {
        let paired = words.filter(isPaired)
        guard paired.count <= mostPaired else { return words + [longName] }
        return words
            + paired.indices.flatMap { place in paired[..<place].compactMap { pair($0, paired[place]) } }
    }

    /// The entry of two words together, whichever comes first; nil where one of them has a digit: numbers are rare
    /// enough alone.
    ///
    /// It begins with a space, so that no beginning of a word leads to it.
    static func pair(_ one: String, _ other: String) -> String? {
        guard isPaired(one), isPaired(other) else { return nil }
        return " \(min(one, other)) \(max(one, other))"
    }

    private static func isPaired(_ word: String) -> Bool {
        !word.utf8.contains { UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0 }
    }

    /// All words of a member as each of them carries them: a space before and behind each.
    static func line(_ words: [String]) -> String { " " + words.joined(separator: " ") + " " }

    /// The words of such a line from the last, the given name, to the first, the number.
    static func fromGivenName(_ line: String) -> [Substring] { line.split(separator: " ").reversed() }

    /// What stands in such a line where it has a word, or one with this beginning.
    static func part(_ word: String, isBeginning: Bool) -> String { " " + word + (isBeginning ? "" : " ") }

    /// The first text after all that begin with a word, in the order of code points.
    static func end(of word: String) -> String { word + "\u{10FFFF}" }
}
