internal import Kernel
internal import Partners
internal import Web

/// One offer, point or partner with all that is known of it, under an address of its own.
struct FactSheetPage: Page {
    static let template = "publicity/fact_sheet"

    struct Fact: Sendable {
        let label: String
        let value: String
        let path: String?
    }

    struct Section: Sendable {
        let title: String
        let entries: [ListEntry]
        let isEmpty: Bool
        let whenEmpty: String
        /// Where the rest of a long list stands.
        let more: ListingPage.Link?

        init(title: String, entries: [ListEntry], whenEmpty: String, more: ListingPage.Link? = nil) {
            self.title = title
            self.entries = entries
            isEmpty = entries.isEmpty
            self.whenEmpty = whenEmpty
            self.more = more
        }
    }

    let frame: PublicFrame
    let back: ListingPage.Link
    let title: String
    let badge: String?
    let warning: String?
    let price: ListEntry.Price?
    let facts: [Fact]
    let stepsTitle: String
    let steps: [ListEntry.Line]
    let hasSteps: Bool
    let sections: [Section]
    let code: PageCode?

    init(
        _ frame: PublicFrame, back: ListingPage.Link, title: String, badge: String? = nil, warning: String? = nil,
        price: ListEntry.Price? = nil, facts: [(String, String?, String?)], steps: [String], _ sections: [Section],
        _ visit: some Visit
    ) {
        self.frame = frame
        self.back = back
        self.title = title
        self.badge = badge
        self.warning = warning
        self.price = price
        self.facts = facts.compactMap { key, value, path in
            guard let value, !value.isEmpty else { return nil }
            return Fact(label: visit.text("publicity.fact.\(key)"), value: value, path: path)
        }
        stepsTitle = visit.text("publicity.steps")
        self.steps = steps.map(ListEntry.Line.init)
        hasSteps = !steps.isEmpty
        self.sections = sections
        code = PageCode(frame.canonical)
    }

    private init() {
        frame = .sample
        back = ListingPage.Link(label: "Offers", path: "/uu-dai", isCurrent: false)
        (title, badge, warning) = ("Rice", "Essential", "Closed.")
        price = ListEntry.sample.price
        facts = [Fact(label: "Partner", value: "Shop", path: "/doi-tac/A")]
        (stepsTitle, steps, hasSteps) = ("Steps", [ListEntry.Line(text: "Show the card.")], true)
        sections = [
            Section(title: "Points", entries: [.sample], whenEmpty: "None.", more: back)
        ]
        code = .sample
    }

    static let sample = FactSheetPage()
}
