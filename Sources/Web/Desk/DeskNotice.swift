package import Kernel

/// From when on news are asked for, and how many.
package struct DeskNews: Sendable {
    package let since: Instant
    package let most: Int

    package init(since: Instant, most: Int) {
        self.since = since
        self.most = most
    }
}

/// Something that happened to what the person answers for: told by the record itself, so that nothing is copied.
package struct DeskNotice: Sendable {
    package let at: Instant
    package let text: String
    package let path: String

    package init(_ text: String, at instant: Instant, path: LocalPath) {
        at = instant
        self.text = text
        self.path = path.text
    }
}
