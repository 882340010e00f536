internal import Kernel
internal import Web

/// One report: to fill for those who owe it, to read and to judge for those above.
struct ReportPage: Page {
    static let template = "reports/report"

    static func path(of number: Int64) -> LocalPath { LocalPath("/obligations/\(number)") }

    struct Section: Sendable {
        let title: String
        let cells: [ReportCellView]
    }

    struct Step: Sendable {
        let what: String
        let note: String?
        let when: String
        let who: String
    }

    let trouble: Trouble?
    /// The last reminder, while the report is not handed in.
    let reminder: String?
    /// Everything that stands in the way of handing in, each with a link to its cell.
    let problems: [Problem]
    let hasProblems: Bool
    /// What was typed is on the page and nowhere else.
    let isUnsaved: Bool
    let title: String
    let subject: String
    let period: String
    let dates: String
    let state: String
    let badge: String
    let isLate: Bool
    let mayFill: Bool
    let action: String
    let version: String
    let formVersion: String
    /// Files are sent with the page.
    let hasFiles: Bool
    let sections: [Section]
    /// What was changed since it was handed in before.
    let changes: [Change]
    let hasChanges: Bool
    let review: ReportReview?
    let steps: [Step]
    let files: [FileLink]
    /// Cells that somebody else has changed, so that a workbook made of the page tells it too.
    let conflicts: [String]

    struct Change: Sendable {
        let caption: String
        let before: String
        let now: String
        let note: String?
    }

    struct Problem: Sendable {
        let field: String
        let text: String
    }

    struct FileLink: Sendable {
        let path: String
        let label: String
    }

    init(_ look: ReportLook, _ messages: Messages, trouble: Trouble? = nil) {
        let words = FormWords(messages: messages)
        let obligation = look.obligation
        self.trouble = trouble
        reminder = look.reminder.map { words.told($0) }
        title = words.text(look.form.title)
        subject = look.subjectName
        period = words.period(obligation.period, look.form)
        dates = words.text(
            "obligations.dates",
            [
                "opens": obligation.opensOn.printed, "due": obligation.dueOn.printed,
                "locks": obligation.locksOn.printed,
            ])
        state = words.state(look.state)
        badge = words.badge(look.state)
        isLate = look.state == .late
        mayFill = look.mayFill
        action = ReportPage.path(of: obligation.number).text
        version = String(look.basedOn ?? obligation.version)
        hasFiles = look.mayFill && look.form.cells.contains { $0.kind == .attachment }
        formVersion = String(look.form.version)
        let views = ReportCellViews(look, words)
        sections = look.form.sections.map { section in
            Section(title: words.text(section.title), cells: section.cells.map { views.view($0) })
        }
        problems = views.problems
        conflicts = look.conflicts.sorted()
        hasProblems = !problems.isEmpty
        isUnsaved = look.typed != nil
        changes = ReportPage.changes(look, words)
        hasChanges = !changes.isEmpty
        review = look.mayReview ? ReportReview(look, words) : nil
        steps = look.events.map { ReportPage.step($0, look.form, words) }
        files = ReportFormat.allCases.reversed().map(\.rawValue).map { format in
            FileLink(
                path: LocalPath("/obligations/\(obligation.number)/report.\(format)").text, label: format.uppercased())
        }
    }

    private static func changes(_ look: ReportLook, _ words: FormWords) -> [Change] {
        guard let resubmission = Resubmission(look) else { return [] }
        return resubmission.cells.map { cell in
            Change(
                caption: words.text(cell.caption), before: words.value(cell, resubmission.before),
                now: words.value(cell, resubmission.now), note: resubmission.now.content.notes[cell.name])
        }
    }

    private static func step(_ event: ReportEvent, _ form: ReportForm, _ words: FormWords) -> Step {
        let cell = event.cell.flatMap { form.cell($0) }.map { words.text($0.caption) }
        let what = words.text("event.\(event.action.rawValue)")
        return Step(
            what: cell.map { "\(what): \($0)" } ?? what, note: event.note ?? words.reminder(event),
            when: "\(event.at.clockTime) \(event.at.businessDay.printed)",
            who: event.by)
    }

    private init() {
        trouble = .sample
        reminder = "Please."
        hasProblems = true
        isUnsaved = true
        problems = [Problem(field: "cell_workers", text: "Too many.")]
        title = "Report"
        subject = "Unit"
        period = "2026-H1"
        dates = "Opens, due, locked"
        state = "Late"
        badge = "badge--off"
        isLate = true
        mayFill = true
        action = "/obligations/1"
        version = "1"
        formVersion = "1"
        hasFiles = true
        sections = [Section(title: "I", cells: [.sample])]
        changes = [Change(caption: "Workers", before: "10", now: "12", note: "Why.")]
        hasChanges = true
        review = .sample
        steps = [Step(what: "Given back", note: "Why", when: "now", who: "somebody")]
        files = [FileLink(path: "/obligations/1/report.json", label: "JSON")]
        conflicts = ["workers"]
    }

    static let sample = ReportPage()
}
