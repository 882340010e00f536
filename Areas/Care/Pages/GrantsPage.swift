internal import Kernel
internal import Organisation
internal import Partners
internal import Reports
internal import Web

/// The grants that a figure of the welfare report is made of.
struct GrantsPage: Page {
    static let template = "care/grants"
    static let path = LocalPath("/grants")
    static let filePath = LocalPath("/grants.csv")

    struct Line: Sendable {
        let id: String
        let day: String
        let kind: String
        /// The activity's name and the places of a Tết reunion.
        let what: String
        let partner: String
        let unit: String
        let persons: String
        let amount: String
    }

    let context: WelfareContext
    /// What they come to, as a sentence.
    let total: String
    let filePathWithQuery: String
    let lines: [Line]
    let pages: PageLinks

    init(_ look: GrantsLook, _ paging: Paging, _ messages: Messages) {
        context = WelfareContext(look.asked, messages)
        total = messages.text(
            "care.total",
            [
                "count": Digits.grouped(Int64(look.grants.count)), "persons": Digits.grouped(look.persons),
                "amount": look.amount.printed,
            ])
        let own = { (path: LocalPath) in
            let path = look.asked.question.on(path)
            return look.kind.map { path.with("kind", $0.rawValue) } ?? path
        }
        filePathWithQuery = own(GrantsPage.filePath).text
        let shown = look.grants.dropFirst(paging.offset)
        lines = shown.prefix(paging.size).map { grant in
            Line(
                id: grant.id, day: grant.day.printed, kind: messages.text("care.kind.\(grant.kind.rawValue)"),
                what: ([grant.name].compactMap { $0 } + grant.places).joined(separator: ", "),
                partner: look.partner(of: grant)?.name ?? "", unit: look.unit(of: grant)?.name ?? "",
                persons: grant.persons.map { Digits.grouped($0) } ?? "", amount: grant.amount.printed)
        }
        pages = paging.links(on: own(GrantsPage.path), hasMore: shown.count > paging.size)
    }

    private init() {
        context = .sample
        total = "1 grant."
        filePathWithQuery = GrantsPage.filePath.text
        lines = [
            Line(
                id: "1", day: "01/06/2026", kind: "house", what: "Huế", partner: "Partner", unit: "Unit", persons: "1",
                amount: "100")
        ]
        pages = .sample
    }

    static let sample = GrantsPage()
}
