internal import Kernel
internal import Web

/// Tells anybody whether a file with a SHA-256 was published here.
struct VerifyPage: Page {
    static let template = "reports/verify"

    let hash: Field
    let isAsked: Bool
    let found: String?
    let replaced: String?

    init(_ typed: String, _ found: PublicationShelf.Verification?, _ messages: Messages) {
        let words = WelfareWords(messages: messages)
        let isHash = typed.utf8.count == 64 && typed.allSatisfy(\.isHexDigit)
        hash = Field(
            "sha256", label: words.text("publication.hash"), value: typed, hint: words.text("publication.hash_hint"),
            error: typed.isEmpty || isHash ? nil : words.text("publication.bad_hash"))
        isAsked = isHash
        self.found = found.map { found in
            words.text(
                "publication.found",
                [
                    "format": found.format.rawValue.uppercased(), "number": String(found.publication.number),
                    "title": found.publication.subject.title, "scope": found.publication.subject.scopeName,
                    "period": words.period(named: found.publication.subject.period),
                    "at": words.instant(found.publication.publishedAt),
                ])
        }
        replaced = found?.replacedBy.map { words.text("publication.found_replaced", ["number": String($0)]) }
    }

    private init() {
        hash = .sample
        isAsked = true
        found = "Publication 1"
        replaced = "Replaced by 2"
    }

    static let sample = VerifyPage()
}
