internal import Kernel
internal import Web

/// One assignment of a form: to end it, to let it go on, and to say on which days people are reminded.
struct AssignmentPage: Page {
    static let template = "reports/assignment"

    static func path(_ assignment: FormAssignment) -> LocalPath {
        LocalPath("/forms/\(assignment.form)/assignments/\(assignment.number)")
    }

    let trouble: Trouble?
    let form: String
    let formPath: String
    let text: String
    let action: String
    let until: Field
    let remind: Field
    /// As they were when the page was made, so that the second of two people is told.
    let untilBefore: String
    let remindBefore: String

    init(
        _ assignment: FormAssignment, _ form: ReportForm, _ messages: Messages, typed: Form? = nil,
        trouble: Trouble? = nil
    ) {
        let words = FormWords(messages: messages)
        let (day, marks) = (assignment.days.to?.description ?? "", assignment.reminders.description)
        self.trouble = trouble
        self.form = words.text(form.title)
        formPath = FormVersionPage.path(form).text
        text = FormVersionPage.told(assignment, words, mayChange: false).text
        action = AssignmentPage.path(assignment).text
        until = Field(
            "until", label: words.text("form.assign.until"), type: "date", value: typed.map { $0["until"] } ?? day,
            hint: words.text("assignment.until_hint"), error: trouble?.error(for: "until"), isRequired: false)
        remind = Field(
            "remind", label: words.text("form.assign.remind"), value: typed.map { $0["remind"] } ?? marks,
            hint: words.text("form.assign.remind_hint"), error: trouble?.error(for: "remind"), isRequired: false)
        untilBefore = day
        remindBefore = marks
    }

    private init() {
        trouble = .sample
        form = "Report"
        formPath = "/forms/f/1"
        text = "Month: all partners"
        action = "/forms/f/assignments/1"
        (until, remind) = (.sample, .sample)
        untilBefore = "2026-12-31"
        remindBefore = "-3,1"
    }

    static let sample = AssignmentPage()
}
