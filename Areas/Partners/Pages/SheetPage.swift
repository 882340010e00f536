internal import Kernel
internal import Web

/// One partner, agreement, product, point or instruction with all that belongs to it, fit for printing.
struct SheetPage: Page {
    static let template = "partners/sheet"

    struct Fact: Sendable {
        let label: String
        let value: String
        let path: String?
    }

    struct Link: Sendable {
        let label: String
        let path: String
    }

    struct Line: Sendable {
        let text: String
    }

    struct Section: Sendable {
        let title: String
        let table: TableLook
    }

    let title: String
    let back: Link
    let links: [Link]
    let downloads: [Link]
    let warnings: [Line]
    let facts: [Fact]
    let steps: [Line]
    let hasSteps: Bool
    let sections: [Section]
    let action: String
    let day: Field

    init(_ sheet: RegisterSheet, _ query: RegisterQuery, _ words: RegisterWords) {
        title = sheet.title
        back = Link(label: words.text("\(sheet.register.key).tab"), path: query.day(on: sheet.register.path).text)
        links = sheet.links.map { Link(label: $0.label, path: query.day(on: $0.path).text) }
        downloads = sheet.downloads.map { Link(label: $0.label, path: query.day(on: $0.path).text) }
        warnings = sheet.warnings.map(Line.init)
        facts = sheet.facts.filter { !$0.value.isEmpty }.map {
            Fact(label: $0.label, value: $0.value, path: $0.path?.text)
        }
        steps = sheet.steps.map(Line.init)
        hasSteps = !steps.isEmpty
        sections = sheet.sections.map { Section(title: $0.title, table: TableLook($0.table, whenEmpty: $0.whenEmpty)) }
        action = sheet.path.text
        day = Field("at", label: words.text("filter.at"), type: "date", value: query.day.description)
    }

    private init() {
        title = "Partner"
        back = Link(label: "Partners", path: "/partners")
        links = [back]
        downloads = [Link(label: "CSV", path: "/agreements/A/sheet.csv")]
        warnings = [Line(text: "Beyond the cap.")]
        facts = [Fact(label: "Code", value: "A", path: "/partners/A")]
        steps = [Line(text: "Show the card.")]
        hasSteps = true
        sections = [Section(title: "Branches", table: .sample)]
        action = "/partners/A"
        day = .sample
    }

    static let sample = SheetPage()
}

/// What a sheet says, before it becomes a page.
struct RegisterSheet: Sendable {
    struct Fact: Sendable {
        let label: String
        let value: String
        var path: LocalPath?
    }

    struct Link: Sendable {
        let label: String
        let path: LocalPath
    }

    struct Section: Sendable {
        let title: String
        let table: RegisterTable
        let whenEmpty: String
    }

    /// The register that it belongs to.
    let register: Register
    let path: LocalPath
    let title: String
    var links: [Link] = []
    var downloads: [Link] = []
    var warnings: [String] = []
    let facts: [Fact]
    /// What to do, one after another.
    var steps: [String] = []
    var sections: [Section] = []
}
