internal import Kernel
internal import Web

/// Everything that happened to units, the latest day first.
struct ChangesPage: Page {
    static let template = "organisation/changes"
    static let path = LocalPath("/unit-changes")

    let trouble: Trouble?
    let unit: Field
    let events: [ChangeEventRow]
    let canChange: Bool
    let pages: PageLinks

    init(
        _ events: [ChangeEvent], of unit: String, _ tree: UnitTree, _ paging: Paging, canChange: Bool,
        trouble: Trouble?, _ messages: Messages
    ) {
        let words = UnitWords(messages: messages, tree: tree)
        self.trouble = trouble
        self.canChange = canChange
        self.unit = Field(
            "unit", label: messages.text("unit_changes.unit"), value: unit,
            hint: messages.text("unit_changes.unit_hint"), error: trouble?.error(for: "unit"), isRequired: false)
        self.events = events.prefix(paging.size).map { ChangeEventRow($0, words) }
        pages = paging.links(on: ChangesPage.path.with("unit", unit), hasMore: events.count > paging.size)
    }

    private init() {
        trouble = .sample
        unit = .sample
        events = [.sample]
        canChange = true
        pages = .sample
    }

    static let sample = ChangesPage()
}
