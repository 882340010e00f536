/// A list as official documents write it: each item is a paragraph that begins with its mark.
package struct DocumentList: Sendable, Hashable, Codable {
    package enum Mark: Sendable, Hashable, Codable {
        case dash, plus
        /// `1.`, `2.` and so on from the number.
        case numbers(from: Int)
        /// `a)`, `b)`, `c)`, `d)`, `đ)`, `e)` by the Vietnamese alphabet; numbers after its end.
        case letters
    }

    package var mark: Mark
    package var items: [DocumentText]

    package init(_ items: [DocumentText], mark: Mark = .dash) {
        self.mark = mark
        self.items = items
    }

    /// The items with their marks before them.
    var paragraphs: [DocumentText] {
        items.enumerated().map { DocumentText(label($0) + " ") + $1 }
    }

    private func label(_ index: Int) -> String {
        switch mark {
        case .dash: "-"
        case .plus: "+"
        case .numbers(let first): "\(first + index)."
        case .letters: index < Self.letters.count ? "\(Self.letters[index]))" : "\(index + 1))"
        }
    }

    private static let letters = Array("abcdđeghiklmnopqrstuvxy")

    /// Texts of which each ends with a semicolon and the last with a full stop, unless one has an end of its own.
    static func ended(_ texts: [String]) -> [String] {
        texts.enumerated().map { index, text in
            if let last = text.last, ";.:,".contains(last) { return text }
            return text + (index == texts.count - 1 ? "." : ";")
        }
    }
}
