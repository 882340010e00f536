internal import Kernel
internal import Web

/// One flagged sale, and what a person found.
struct FlagPage: Page {
    static let template = "sales/flag"
    static let fieldsOfRefusals = ["flag_finding_missing": "finding"]

    static func path(_ sale: FlaggedSale) -> LocalPath {
        LocalPath("/sale-flags/\(sale.sequence)/\(sale.flag.rawValue)")
    }

    struct Fact: Sendable {
        let label: String
        let value: String
    }

    let trouble: Trouble?
    let title: String
    let lead: String
    let facts: [Fact]
    let salePath: String
    let list: String
    let action: String
    /// Nil for what was looked at.
    let finding: Field?

    init(_ look: FlagLook, _ messages: Messages, typed: String = "", trouble: Trouble? = nil) {
        let sale = look.sale
        func printed(_ moment: Instant) -> String { "\(moment.businessDay.printed) \(moment.clockTime)" }
        self.trouble = trouble
        title = messages.text(sale.key)
        lead = messages.text("\(sale.key)_lead")
        let facts: [(String, String?)] = [
            ("sales.sold_at", sale.soldAt.map(printed)), ("sales.point", look.pointName),
            ("sales.product", look.productName), ("sales.device", sale.device),
            ("sales.flag.noted_at", printed(sale.notedAt)),
            ("sales.flag.looked_by", sale.lookedAt.map { "\(printed($0)) · \(sale.lookedBy ?? "")" }),
            ("sales.flag.finding", sale.finding),
        ]
        self.facts = facts.compactMap { key, value in value.map { Fact(label: messages.text(key), value: $0) } }
        salePath = LocalPath("/sales/\(sale.id)").text
        list = FlagsPage.path.text
        action = FlagPage.path(sale).text
        finding =
            sale.lookedAt == nil
            ? Field(
                "finding", label: messages.text("sales.flag.finding"), value: typed,
                hint: messages.text("sales.flag.finding_hint"), error: trouble?.error(for: "finding"))
            : nil
    }

    private init() {
        trouble = .sample
        title = "The same code"
        lead = "Lead"
        facts = [Fact(label: "Point", value: "Point")]
        salePath = "/sales/1"
        list = "/sale-flags"
        action = "/sale-flags/1/same_code"
        finding = .sample
    }

    static let sample = FlagPage()
}
