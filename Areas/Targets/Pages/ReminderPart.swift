internal import Kernel
internal import Web

/// The part of a target's page that reminds those with whom something is missing, and tells who was reminded before.
struct ReminderPart: Sendable {
    struct Sent: Sendable {
        let day: String
        let units: String
        let message: String
        let due: String
    }

    /// Nil when nobody is to be reminded, or the person may not.
    let form: ReminderForm?
    let sent: [Sent]
    let wasSent: Bool

    init(_ look: TargetLook, _ typed: Form?, _ words: TargetWords, trouble: Trouble?) {
        form = look.remindable > 0 ? ReminderForm(look, typed, words, trouble: trouble) : nil
        sent = look.reminders.map { sent in
            Sent(
                day: sent.reminder.sentAt.businessDay.printed,
                units: words.text("reminders.units", ["count": words.number(sent.count)]),
                message: sent.reminder.message, due: sent.reminder.dueOn?.printed ?? "–")
        }
        wasSent = !sent.isEmpty
    }

    private init() {
        form = .sample
        sent = [Sent(day: "1/7/2026", units: "2 units", message: "Please sign.", due: "31/7/2026")]
        wasSent = true
    }

    static let sample = ReminderPart()
}

/// The form that reminds.
struct ReminderForm: Sendable {
    let action: String
    let label: String
    /// Open when it was refused.
    let isOpen: Bool
    let message: String
    let messageError: String?
    let due: Field

    init(_ look: TargetLook, _ typed: Form?, _ words: TargetWords, trouble: Trouble?) {
        let code = look.result.target.code
        action = TargetsPage.query(look.question, on: LocalPath("/targets/\(code)/reminders")).text
        label = words.text("reminders.remind", ["count": words.number(look.remindable)])
        isOpen = trouble != nil
        message =
            typed?["message"]
            ?? words.text("reminders.default", ["code": code, "title": words.told(look.result.target.title)])
        messageError = trouble?.error(for: "message")
        due = Field(
            "due", label: words.text("reminders.due"), type: "date", value: typed?["due"] ?? "",
            error: trouble?.error(for: "due"), isRequired: false)
    }

    private init() {
        action = "/targets/T6/reminders"
        label = "Remind 2 units"
        isOpen = true
        message = "Please sign."
        messageError = "Too long."
        due = .sample
    }

    static let sample = ReminderForm()
}
