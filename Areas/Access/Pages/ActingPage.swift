internal import Kernel
internal import Web

/// For whom to act, and the consent to it.
struct ActingPage: Page {
    static let template = "access/acting"

    let trouble: Trouble?
    let name: Field
    let consent: Field
    let consentedOn: Field

    static let fieldsOfRefusals = [
        "acting_account_unknown": "name", "acting_for_oneself": "name", "acting_for_administrator": "name",
        "acting_not_own_member": "name",
        "consent_too_short": "consent", "consent_in_future": "consented_on", "day_unreadable": "consented_on",
    ]

    init(_ messages: Messages, name: String, form: Form = Form(), trouble: Trouble? = nil) {
        self.trouble = trouble
        self.name = Field(
            "name", label: messages.text("access.acting_name"), value: name, error: trouble?.error(for: "name"))
        consent = Field(
            "consent", label: messages.text("access.acting_consent"), value: form["consent"],
            hint: messages.text("access.acting_consent_hint"), error: trouble?.error(for: "consent"))
        consentedOn = Field(
            "consented_on", label: messages.text("access.acting_consented_on"), type: "date",
            value: form["consented_on"], error: trouble?.error(for: "consented_on"))
    }

    private init() {
        trouble = .sample
        name = .sample
        consent = .sample
        consentedOn = .sample
    }

    static let sample = ActingPage()

    static func draft(_ form: Form) throws -> ActingDraft {
        guard let day = Day(typed: form.text("consented_on")) else { throw Refusal("day_unreadable") }
        return ActingDraft(signInName: form["name"], consent: form["consent"], consentedOn: day)
    }
}
