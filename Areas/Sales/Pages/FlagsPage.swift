internal import Kernel
internal import Web

/// Sales that a person should look at: nothing was refused because of a flag.
struct FlagsPage: Page {
    static let template = "sales/flags"
    static let path = LocalPath("/sale-flags")

    struct Line: Sendable {
        let path: String
        let when: String
        let what: String
        let point: String
        let product: String
        let isClosed: Bool
        let finding: String?
    }

    /// What the list is asked for.
    struct Request: Sendable {
        var flag: String?
        /// `open`, `closed` or `all`.
        var state: String?

        var path: LocalPath {
            [("flag", flag), ("state", state)].reduce(FlagsPage.path) { path, part in
                part.1.map { path.with(part.0, $0) } ?? path
            }
        }

        var filter: FlagQueries.Filter {
            FlagQueries.Filter(
                points: nil, flag: flag.flatMap(SaleFlag.init(rawValue:)),
                isOpen: state == "all" ? nil : state != "closed")
        }
    }

    let flag: SelectField
    let state: SelectField
    let count: String
    let lines: [Line]
    let pages: PageLinks

    init(_ looks: [FlagLook], count: Int64, _ request: Request, _ paging: Paging, _ messages: Messages) {
        let kinds = [("", "sales.flag.all")] + SaleFlag.allCases.map { ($0.rawValue, "sales.flag.\($0.rawValue)") }
        flag = SelectField(
            "flag", label: messages.text("sales.flag.kind"),
            choices: kinds.map {
                Choice($0.0, label: messages.text($0.1), isSelected: $0.0 == request.flag ?? "")
            })
        state = SelectField(
            "state", label: messages.text("sales.flag.state"),
            choices: ["open", "closed", "all"].map {
                Choice($0, label: messages.text("sales.flag.state.\($0)"), isSelected: $0 == request.state ?? "open")
            })
        self.count = messages.text("sales.flag.count", ["count": Digits.grouped(count)])
        lines = looks.prefix(paging.size).map { look in
            let moment = look.sale.soldAt ?? look.sale.notedAt
            return Line(
                path: FlagPage.path(look.sale).text, when: "\(moment.businessDay.printed) \(moment.clockTime)",
                what: messages.text(look.sale.key), point: look.pointName, product: look.productName,
                isClosed: look.sale.lookedAt != nil, finding: look.sale.finding)
        }
        pages = paging.links(on: request.path, hasMore: looks.count > paging.size)
    }

    private init() {
        flag = .sample
        state = .sample
        count = "1 sale"
        lines = [
            Line(
                path: "/sale-flags/1/same_code", when: "01/07/2026 08:00", what: "The same code", point: "Point",
                product: "Rice", isClosed: true, finding: "A mistake.")
        ]
        pages = .sample
    }

    static let sample = FlagsPage()
}
