internal import Kernel
internal import Web

/// The list of units as of a day.
struct UnitsPage: Page {
    static let template = "organisation/units"
    static let path = LocalPath("/units")

    let trouble: Trouble?
    let search: Field
    let kind: SelectField
    let day: Field
    let dayText: String
    let units: [UnitRow]
    let canChange: Bool
    /// The register holds no unit yet.
    let isWithoutUnits: Bool
    let pages: PageLinks

    init(_ look: UnitsLook, _ paging: Paging, canChange: Bool, trouble: Trouble?, _ messages: Messages) {
        let words = UnitWords(messages: messages, tree: look.tree)
        self.trouble = trouble
        self.canChange = canChange
        search = Field("q", label: messages.text("units.search"), type: "search", value: look.search, isRequired: false)
        let all = Choice("", label: messages.text("units.any_kind"), isSelected: look.kind == nil)
        kind = SelectField(
            "kind", label: messages.text("units.kind"),
            choices: [all]
                + UnitKind.allCases.map { Choice($0.rawValue, label: words.kind($0), isSelected: $0 == look.kind) })
        day = Field(
            "at", label: messages.text("units.day"), type: "date", value: look.day.description,
            error: trouble?.error(for: "at"))
        dayText = look.day.printed
        units = look.units.prefix(paging.size).map { UnitRow($0, on: look.day, words) }
        isWithoutUnits = look.tree.root == nil
        let path = UnitsPage.path.with("q", look.search).with("kind", look.kind?.rawValue ?? "")
            .with("at", look.day.description)
        pages = paging.links(on: path, hasMore: look.units.count > paging.size)
    }

    private init() {
        trouble = .sample
        search = .sample
        kind = .sample
        day = .sample
        dayText = "01/07/2025"
        units = [.sample]
        canChange = true
        isWithoutUnits = true
        pages = .sample
    }

    static let sample = UnitsPage()
}
