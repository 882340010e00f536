internal import Kernel
internal import Web

/// What was published, the latest first.
struct PublicationsPage: Page {
    static let template = "reports/publications"
    static let path = LocalPath("/publications")
    static let verifyPath = LocalPath("/verify-report")

    struct Line: Sendable {
        let path: String
        let number: String
        let title: String
        let period: String
        let scope: String
        let at: String
        let state: String
        let badge: String
    }

    let search: Field
    let lines: [Line]
    let verifyPath: String
    let pages: PageLinks

    init(_ look: PublicationsLook, _ paging: Paging, _ messages: Messages) {
        let words = WelfareWords(messages: messages)
        search = Field("q", label: words.text("publication.search"), value: look.search, isRequired: false)
        verifyPath = PublicationsPage.verifyPath.text
        lines = look.lines.map { publication in
            let subject = publication.subject
            let isLast = look.lasts.contains(publication.number)
            return Line(
                path: PublicationPage.path(publication.number).text, number: String(publication.number),
                title: subject.title, period: words.period(named: subject.period), scope: subject.scopeName,
                at: words.instant(publication.publishedAt),
                state: words.text(
                    isLast ? "publication.in_force" : "publication.replaced",
                    ["revision": String(publication.revision)]),
                badge: isLast ? "badge--good" : "badge--wait")
        }
        var path = PublicationsPage.path
        if !look.search.isEmpty { path = path.with("q", look.search) }
        pages = paging.links(on: path, hasMore: look.hasMore)
    }

    private init() {
        search = .sample
        lines = [
            Line(
                path: "/publications/1", number: "1", title: "Report", period: "2026-H1", scope: "Union", at: "today",
                state: "In force", badge: "badge--good")
        ]
        verifyPath = "/verify-report"
        pages = .sample
    }

    static let sample = PublicationsPage()
}

extension WelfareWords {
    /// A period as it is stored; the text itself when it is none.
    func period(named text: String) -> String { Period(text).map { period($0) } ?? text }
}
