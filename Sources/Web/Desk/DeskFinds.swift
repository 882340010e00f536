internal import Kernel

/// What somebody looks for everywhere.
package struct DeskSearch: Sendable {
    /// As it was typed, cleaned.
    package let text: String
    /// Without case and tone marks.
    package let folded: String
    /// How many of each kind are shown.
    package let most: Int

    package init(_ text: String, most: Int) {
        self.text = text
        folded = VietnameseText.folded(text)
        self.most = most
    }

    /// True when what was typed stands in one of the texts, without regard to case and tone marks.
    package func finds(_ texts: String?...) -> Bool {
        texts.contains { $0.map { VietnameseText.folded($0).contains(folded) } ?? false }
    }
}

/// What one kind of thing has for a search.
package struct DeskFinds: Sendable {
    package struct Hit: Sendable {
        package let title: String
        package let detail: String?
        package let path: String

        package init(_ title: String, detail: String? = nil, at path: LocalPath) {
            self.title = title
            self.detail = detail
            self.path = path.text
        }
    }

    /// The word for the kind of thing.
    package let title: String
    /// Everything that was found, of which the hits are the first.
    package let count: Int
    /// There are more than were counted.
    package let isCut: Bool
    /// The list that shows all of them; nil where the kind has none.
    package let path: String?
    package let hits: [Hit]

    package init(_ title: String, count: Int, isCut: Bool = false, all path: LocalPath?, hits: [Hit]) {
        self.title = title
        self.count = count
        self.isCut = isCut
        self.path = path?.text
        self.hits = hits
    }
}
