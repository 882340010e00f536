internal import Kernel
internal import Web

/// What a search over everything found, kind by kind.
struct SearchPage: Page {
    static let template = "desks/search"
    static let path = LocalPath("/search")

    struct Hit: Sendable {
        let title: String
        let detail: String?
        let path: String
    }

    struct Group: Sendable {
        let title: String
        let count: String
        let hits: [Hit]
        /// Nil when all of them stand here.
        let all: Link?
    }

    struct Link: Sendable {
        let label: String
        let path: String
    }

    let sentence: String
    let groups: [Group]

    /// `finds` is nil when too little was typed.
    init(_ search: DeskSearch, _ finds: [DeskFinds]?, _ messages: Messages) {
        groups = (finds ?? []).map { SearchPage.group($0, messages) }
        guard let finds else {
            sentence = messages.text("desks.search_lead")
            return
        }
        let count = SearchPage.count(
            finds.reduce(0) { $0 + $1.count }, isCut: finds.contains(where: \.isCut))
        sentence = messages.text(
            finds.isEmpty ? "desks.search_none" : "desks.search_for", ["count": count, "text": search.text])
    }

    private static func group(_ finds: DeskFinds, _ messages: Messages) -> Group {
        let count = count(finds.count, isCut: finds.isCut)
        let isMore = finds.isCut || finds.count > finds.hits.count
        return Group(
            title: finds.title, count: count,
            hits: finds.hits.map { Hit(title: $0.title, detail: $0.detail, path: $0.path) },
            all: finds.path.flatMap { path in
                isMore ? Link(label: messages.text("desks.search_all", ["count": count]), path: path) : nil
            })
    }

    private static func count(_ count: Int, isCut: Bool) -> String {
        Digits.grouped(Int64(count)) + (isCut ? "+" : "")
    }

    private init() {
        sentence = "2 results"
        groups = [
            Group(
                title: "Units", count: "2", hits: [Hit(title: "A", detail: "CD-A", path: "/units/CD-A")],
                all: Link(label: "All 2", path: "/units"))
        ]
    }

    static let sample = SearchPage()
}
