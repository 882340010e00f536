internal import Kernel
internal import Organisation
internal import Web

/// The reports that are owed for a period: who, by when, how far (issue of completeness and lateness at a glance).
struct ObligationsPage: Page {
    static let template = "reports/obligations"
    static let path = LocalPath("/obligations")
    static let csvPath = LocalPath("/obligations.csv")

    struct Line: Sendable {
        let path: String
        let name: String
        let code: String
        let due: String
        let state: String
        let badge: String
        let submitted: String
        /// The value of the tick box; nil for a report with which nothing can be done from here.
        let tick: String?
    }

    struct Tile: Sendable {
        let value: String
        let caption: String
        let path: String?
    }

    /// What the reader has to hand in.
    struct Own: Sendable {
        let path: String
        let text: String
        let state: String
        let badge: String
        let reminder: String?
    }

    let own: [Own]
    let hasOwn: Bool
    let lead: String
    let dates: String
    let form: SelectField
    let period: Field
    let scope: Field
    let state: SelectField
    let search: Field
    let tiles: [Tile]
    let coming: String?
    let lines: [Line]
    let hasTicks: Bool
    let filter: [BulkQuestionPage.Pair]
    let takesAll: String
    let csvPath: String
    let consolidationPath: String
    let pages: PageLinks

    /// The look has the lines of the page that is shown.
    init(_ look: ObligationsLook, _ owed: OwnReports, _ paging: Paging, _ messages: Messages) {
        let words = FormWords(messages: messages)
        let path = ObligationsPage.path(look)
        own = owed.lines.map { ObligationsPage.own($0, words) }
        hasOwn = !own.isEmpty
        lead = words.text(
            "obligations.lead", ["form": words.text(look.form.title), "period": words.period(look.period, look.form)])
        dates =
            look.form.dates(of: look.period).map { dates in
                words.text(
                    "obligations.dates",
                    ["opens": dates.opens.printed, "due": dates.due.printed, "locks": dates.locks.printed])
            } ?? ""
        form = SelectField(
            "form", label: words.text("forms.form"),
            choices: look.forms.map { form in
                Choice(form.code, label: words.text(form.title), isSelected: form.code == look.form.code)
            })
        period = Field(
            "period", label: words.text("forms.period"), value: look.period.description,
            hint: words.text("forms.period_hint"))
        scope = Field("scope", label: words.text("forms.scope"), value: look.scope?.code ?? "", isRequired: false)
        state = SelectField(
            "state", label: words.text("obligations.state"),
            choices: [Choice("", label: words.text("obligations.any_state"), isSelected: look.state == nil)]
                + ReportState.allCases.map { state in
                    Choice(state.rawValue, label: words.state(state), isSelected: look.state == state)
                })
        search = Field("q", label: words.text("obligations.search"), value: look.search, isRequired: false)
        tiles = ObligationsPage.tiles(look, words)
        coming = look.coming.map { coming in
            words.text(
                "obligations.coming",
                ["count": Digits.grouped(Int64(coming.count)), "day": coming.opens.printed])
        }
        lines = look.lines.map { ObligationsPage.line($0, words) }
        hasTicks = lines.contains { $0.tick != nil }
        filter = ObligationsPage.filter(look)
        takesAll = words.text("bulk.all", ["count": Digits.grouped(Int64(look.matching))])
        csvPath = ObligationsPage.path(look, on: ObligationsPage.csvPath).text
        consolidationPath = ConsolidationPage.path(look.form.code, look.period, look.scope?.code).text
        pages = paging.links(on: path, hasMore: look.hasMore)
    }

    static func path(
        _ look: ObligationsLook, on path: LocalPath = path, state: ReportState? = nil
    ) -> LocalPath {
        var path = path.with("form", look.form.code).with("period", look.period.description)
        if let scope = look.scope { path = path.with("scope", scope.code) }
        if let state = state ?? look.state { path = path.with("state", state.rawValue) }
        if !look.search.isEmpty { path = path.with("q", look.search) }
        return path
    }

    private static func own(_ line: OwnReports.Line, _ words: FormWords) -> Own {
        Own(
            path: ReportPage.path(of: line.obligation.number).text,
            text: words.text(
                "own.line",
                [
                    "form": words.text(line.form.title), "period": words.period(line.obligation.period, line.form),
                    "due": line.obligation.dueOn.printed,
                ]),
            state: words.state(line.state), badge: words.badge(line.state),
            reminder: line.reminder.map { words.told($0) })
    }

    private static func filter(_ look: ObligationsLook) -> [BulkQuestionPage.Pair] {
        [
            ("form", look.form.code), ("period", look.period.description), ("scope", look.scope?.code ?? ""),
            ("state", look.state?.rawValue ?? ""), ("q", look.search),
        ].filter { !$0.1.isEmpty }.map { BulkQuestionPage.Pair(name: $0.0, value: $0.1) }
    }

    private static func line(_ line: ObligationsLook.Line, _ words: FormWords) -> Line {
        Line(
            path: ReportPage.path(of: line.obligation.number).text, name: line.name, code: line.obligation.subject,
            due: line.obligation.dueOn.printed, state: words.state(line.state), badge: words.badge(line.state),
            submitted: line.obligation.submittedAt.map { $0.businessDay.printed } ?? "–",
            tick: line.mayReview && ![.approved, .excused, .notDue].contains(line.state)
                ? String(line.obligation.number) : nil)
    }

    private static func tiles(_ look: ObligationsLook, _ words: FormWords) -> [Tile] {
        let counts = look.completeness
        func rate(_ ratio: Ratio) -> String {
            ratio.printed(decimals: 1).map { words.number($0) } ?? "–"
        }
        func tile(
            _ value: String, _ key: String, _ parameters: [String: String] = [:], state: ReportState? = nil
        ) -> Tile {
            Tile(
                value: value, caption: words.text(key, parameters),
                path: state.map { ObligationsPage.path(look, state: $0).text })
        }
        return [
            tile(
                rate(counts.required), "obligations.completeness",
                ["numerator": String(counts.handedIn), "denominator": String(counts.all - counts.excused)]),
            tile(
                rate(counts.timeliness), "obligations.timeliness",
                ["numerator": String(counts.onTime), "denominator": String(counts.all - counts.excused)]),
            tile(
                rate(counts.relevant), "obligations.coverage",
                ["numerator": String(counts.handedIn), "denominator": String(counts.all)]),
            tile(Digits.grouped(Int64(counts.late)), "obligations.late", state: .late),
        ]
    }

    private init() {
        own = [
            Own(path: "/obligations/1", text: "June", state: "Late", badge: "badge--off", reminder: "Please.")
        ]
        hasOwn = true
        lead = "Reports of June"
        dates = "Opens, due, locked"
        form = .sample
        period = .sample
        scope = .sample
        state = .sample
        search = .sample
        tiles = [Tile(value: "58,3%", caption: "Completeness", path: "/obligations?state=late")]
        coming = "3 reports from 1 July"
        lines = [
            Line(
                path: "/obligations/1", name: "Unit", code: "U", due: "10/07/2026", state: "Late", badge: "badge--off",
                submitted: "–", tick: "1")
        ]
        hasTicks = true
        filter = [BulkQuestionPage.Pair(name: "form", value: "hdcd_1")]
        takesAll = "All 12"
        csvPath = "/obligations.csv"
        consolidationPath = "/consolidation"
        pages = .sample
    }

    static let sample = ObligationsPage()
}
