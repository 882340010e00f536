internal import Kernel
internal import Web

/// The employers of a unit on a day.
struct EmployersPage: Page {
    static let template = "organisation/employers"
    static let path = LocalPath("/employers")

    struct Line: Sendable {
        let code: String
        let name: String
        let path: String
        let kind: String
        let headcount: String
        let union: String
        let isWithout: Bool
    }

    let lead: String
    let fields: [Field]
    let choices: [SelectField]
    let mayWrite: Bool
    let lines: [Line]
    let pages: PageLinks

    init(_ look: EmployersLook, _ paging: Paging, _ messages: Messages) {
        let words = EmployerWords(messages: messages, tree: look.tree)
        lead = messages.text(
            "employers.lead",
            [
                "count": Digits.grouped(Int64(look.found.count)), "day": look.day.printed,
                "unit": look.tree.name(of: look.unit, on: look.day),
            ])
        fields = [
            Field(
                "q", label: messages.text("employers.search"), type: "search", value: look.filter.search,
                isRequired: false),
            Field("unit", label: messages.text("employers.unit"), value: look.unit.code, isRequired: false),
            Field(
                "at", label: messages.text("units.day"), type: "date", value: look.day.description, isRequired: false),
        ]
        let union = look.filter.hasUnion.map { $0 ? "own" : "none" }
        choices = [
            words.kinds(look.filter.kind, any: "employers.any"),
            words.ownerships(look.filter.ownership, any: "employers.any"),
            words.select("union", "employers.union", ["own", "none"], selected: union, any: "employers.any"),
        ]
        mayWrite = look.mayWrite
        let rest = look.found.dropFirst(paging.offset)
        lines = rest.prefix(paging.size).map { employer in
            Line(
                code: employer.code, name: employer.name,
                path: EmployerPage.path(of: employer.code).with("at", look.day.description).text,
                kind: words.kind(employer.state), headcount: employer.headcount.map { Digits.grouped($0) } ?? "–",
                union: words.union(of: employer.state, employer.place, on: look.day), isWithout: !employer.hasUnion)
        }
        let path = EmployersPage.path.with("q", look.filter.search).with("unit", look.unit.code)
            .with("at", look.day.description).with("kind", look.filter.kind?.rawValue ?? "")
            .with("ownership", look.filter.ownership?.rawValue ?? "").with("union", union ?? "")
        pages = paging.links(on: path, hasMore: rest.count > paging.size)
    }

    private init() {
        lead = "1 employer"
        fields = [.sample]
        choices = [.sample]
        mayWrite = true
        lines = [
            Line(
                code: "DN-1", name: "Sao Mai", path: "/employers/DN-1", kind: "Enterprise", headcount: "1",
                union: "Union", isWithout: true)
        ]
        pages = .sample
    }

    static let sample = EmployersPage()
}
