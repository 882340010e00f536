internal import Kernel
internal import Web

/// The forms with their versions, and where a new version comes in.
struct FormsPage: Page {
    static let template = "reports/forms"
    static let path = LocalPath("/forms")

    struct Version: Sendable {
        let label: String
        let path: String
        let state: String
        let badge: String
    }

    struct Line: Sendable {
        let title: String
        let code: String
        let versions: [Version]
        let owed: String
    }

    let trouble: Trouble?
    let lines: [Line]
    let mayStore: Bool

    init(_ look: FormsLook, _ messages: Messages, trouble: Trouble? = nil) {
        let words = FormWords(messages: messages)
        self.trouble = trouble
        mayStore = look.mayStore
        lines = ObligationsQuestion.latest(look.forms).map { latest in
            Line(
                title: words.text(latest.title), code: latest.code,
                versions: look.forms.filter { $0.code == latest.code }.reversed().map { form in
                    let isLatest = form.version == latest.version
                    let opened = look.opened[FormsLook.Key(form)] ?? 0
                    return Version(
                        label: words.text("form.version_number", ["version": String(form.version)]),
                        path: FormVersionPage.path(form).text,
                        state: words.text(
                            isLatest ? "form.state.latest" : "form.state.before",
                            ["periods": String(opened)]),
                        badge: isLatest ? "badge--good" : "badge--wait")
                },
                owed: words.text(
                    "form.owed", ["count": String(look.assignments.count { $0.form == latest.code })]))
        }
    }

    private init() {
        trouble = .sample
        lines = [
            Line(
                title: "Report", code: "f",
                versions: [Version(label: "Version 1", path: "/forms/f/1", state: "Latest", badge: "badge--good")],
                owed: "2 assignments")
        ]
        mayStore = true
    }

    static let sample = FormsPage()
}

/// One version of a form, in words.
struct FormVersionPage: Page {
    static let template = "reports/form_version"

    static func path(_ form: ReportForm) -> LocalPath { LocalPath("/forms/\(form.code)/\(form.version)") }

    struct Assignment: Sendable {
        let text: String
        let remind: String?
        /// Where it is ended and its reminders are changed; nil for those who only look.
        let path: String?
    }

    let trouble: Trouble?
    let title: String
    let version: String
    let facts: [String]
    let sections: [FormDescription.Section]
    let rules: [FormDescription.Rule]
    let hasRules: Bool
    let changes: [String]
    let hasChanges: Bool
    let assignments: [Assignment]
    let assign: Assign?
    let filePath: String

    /// The form with which those who may say who owes the form.
    struct Assign: Sendable {
        let action: String
        let period: SelectField
        let subject: Field
        let kind: SelectField?
        let from: Field
        let until: Field
        let remind: Field
    }

    init(_ form: ReportForm, _ look: FormsLook, _ messages: Messages, typed: Form? = nil, trouble: Trouble? = nil) {
        let words = FormWords(messages: messages)
        let description = FormDescription(form: form, words: words)
        self.trouble = trouble
        title = words.text(form.title)
        version = words.text("form.version_number", ["version": String(form.version)])
        facts = description.facts
        sections = description.sections
        rules = description.rules
        hasRules = !rules.isEmpty
        let before = look.forms.first { $0.code == form.code && $0.version == form.version - 1 }
        changes = before.map { description.changes(from: $0) } ?? []
        hasChanges = !changes.isEmpty
        assignments = look.assignments.filter { $0.form == form.code }.map { assignment in
            FormVersionPage.told(assignment, words, mayChange: look.mayAssign)
        }
        let isLatest = look.forms.last { $0.code == form.code } == form
        assign = look.mayAssign && isLatest ? Assign(form, typed ?? Form(), words, trouble) : nil
        filePath = FormVersionPage.path(form).text + "/form.json"
    }

    static func told(_ assignment: FormAssignment, _ words: FormWords, mayChange: Bool) -> Assignment {
        let subject =
            assignment.subject == FormAssignment.allPartners ? words.text("form.all_partners") : assignment.subject
        let kind = assignment.unitKind.map { words.text("unit_kind.\($0)") }
        return Assignment(
            text: words.text(
                assignment.days.to == nil ? "form.assigned" : "form.assigned_until",
                [
                    "period": words.text("period_kind.\(assignment.periodKind.rawValue)"),
                    "subject": [kind, subject].compactMap { $0 }.joined(separator: ", "),
                    "from": assignment.days.from?.printed ?? "", "until": assignment.days.to?.printed ?? "",
                ]),
            remind: assignment.reminders.days.isEmpty
                ? nil : words.text("form.reminds", ["days": assignment.reminders.description]),
            path: mayChange ? AssignmentPage.path(assignment).text : nil)
    }

    private init() {
        trouble = .sample
        title = "Report"
        version = "Version 1"
        facts = ["Owed by units"]
        sections = [.sample]
        rules = [.sample]
        hasRules = true
        changes = ["New cell"]
        hasChanges = true
        assignments = [Assignment(text: "All partners", remind: "-3", path: "/forms/f/assignments/1")]
        assign = .sample
        filePath = "/forms/f/1/form.json"
    }

    static let sample = FormVersionPage()
}

/// A version that came as a file and is not stored yet.
struct FormPreviewPage: Page {
    static let template = "reports/form_preview"

    let title: String
    let version: String
    let facts: [String]
    let sections: [FormDescription.Section]
    let rules: [FormDescription.Rule]
    let changes: [String]
    let hasChanges: Bool
    let content: String

    init(_ form: ReportForm, before: ReportForm?, content: String, _ messages: Messages) {
        let words = FormWords(messages: messages)
        let description = FormDescription(form: form, words: words)
        title = words.text(form.title)
        version = words.text("form.version_number", ["version": String(form.version)])
        facts = description.facts
        sections = description.sections
        rules = description.rules
        changes = before.map { description.changes(from: $0) } ?? []
        hasChanges = !changes.isEmpty
        self.content = content
    }

    private init() {
        title = "Report"
        version = "Version 2"
        facts = ["Owed by units"]
        sections = [.sample]
        rules = [.sample]
        changes = ["New cell"]
        hasChanges = true
        content = "{}"
    }

    static let sample = FormPreviewPage()
}
