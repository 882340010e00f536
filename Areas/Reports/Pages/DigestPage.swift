internal import Kernel
internal import Organisation
internal import Storage
internal import Web

/// What the reports say in words, question by question, each with a way to its report.
struct DigestPage: Page {
    static let template = "reports/digest"
    static let path = LocalPath("/consolidation/digest")

    struct Group: Sendable {
        let caption: String
        let entries: [Entry]
    }

    struct Entry: Sendable {
        let name: String
        let code: String
        let path: String
        /// By lines, as they were written.
        let paragraphs: [String]
    }

    let title: String
    let lead: String
    let count: String
    let form: String
    let period: String
    let scope: String
    let cell: SelectField
    let search: Field
    let groups: [Group]
    let isEmpty: Bool
    let back: String
    let pages: PageLinks

    init(_ digest: Digest, _ paging: Paging, _ messages: Messages) {
        let words = FormWords(messages: messages)
        let consolidation = ConsolidationPage.path(digest.form.code, digest.period, digest.scope?.code)
        title = words.text(digest.form.title)
        lead = words.text(
            "consolidation.lead",
            [
                "period": words.period(digest.period, digest.form),
                "scope": digest.scope?.name ?? words.text("consolidation.everything"),
            ])
        count = words.text(
            "digest.count",
            [
                "entries": Digits.grouped(Int64(digest.matching)), "reports": Digits.grouped(Int64(digest.counted)),
            ])
        form = digest.form.code
        period = digest.period.description
        scope = digest.scope?.code ?? ""
        cell = SelectField(
            "cell", label: words.text("digest.cell"),
            choices: [Choice("", label: words.text("digest.any_cell"), isSelected: digest.cell == nil)]
                + digest.form.cells.filter { $0.kind == .text }.map { cell in
                    Choice(cell.name, label: words.text(cell.caption), isSelected: cell == digest.cell)
                })
        search = Field("q", label: words.text("digest.search"), value: digest.search, isRequired: false)
        groups = digest.form.cells.compactMap { cell in
            let own = digest.entries.filter { $0.cell == cell }
            return own.isEmpty ? nil : Group(caption: words.text(cell.caption), entries: own.map(DigestPage.entry))
        }
        isEmpty = groups.isEmpty
        back = consolidation.text
        var own = DigestPage.path.with("form", form).with("period", period)
        for (name, value) in [("scope", scope), ("cell", digest.cell?.name ?? ""), ("q", digest.search)]
        where !value.isEmpty { own = own.with(name, value) }
        pages = paging.links(on: own, hasMore: digest.matching > paging.rows.upperBound)
    }

    private static func entry(_ entry: Digest.Entry) -> Entry {
        Entry(
            name: entry.name, code: entry.subject, path: ReportPage.path(of: entry.report).text,
            paragraphs: entry.text.split(whereSeparator: \.isNewline).map(String.init))
    }

    private init() {
        title = "Report"
        lead = "2026"
        count = "2 of 3"
        form = "hdcd_1"
        period = "2026-H1"
        scope = "VN"
        cell = .sample
        search = .sample
        groups = [
            Group(
                caption: "Difficulties",
                entries: [Entry(name: "Unit", code: "U", path: "/obligations/1", paragraphs: ["None."])])
        ]
        isEmpty = true
        back = "/consolidation"
        pages = .sample
    }

    static let sample = DigestPage()
}

/// The words of many reports.
struct DigestRoutes: Sendable {
    let store: Store
    let reports: ReportsFacade

    var routes: [Route] { [.needs(ReportsFacade.read, .get, DigestPage.path.text, show)] }

    private func show(_ visit: SignedIn) async throws -> Answer {
        let paging = Paging(visit, size: 20)
        let request = ObligationsRequest(
            form: visit.asked("form"), period: visit.asked("period"), scope: visit.asked("scope"),
            search: visit.asked("q"))
        let cell = visit.asked("cell")
        do {
            let digest = try await store.read { [reports] tx in
                try Digest(
                    request, cell: cell, rows: paging.rows, try ReportDesk(reports, as: visit.actor, in: tx), in: tx)
            }
            return .page(DigestPage(digest, paging, visit.messages))
        } catch let refusal as Refusal {
            throw Problem(refusal, status: refusal.status)
        }
    }
}
