internal import Kernel
internal import Web

/// The form that opens an account.
struct NewAccountPage: Page {
    static let template = "access/new_account"

    let trouble: Trouble?
    let displayName: Field
    let signInName: Field
    let language: SelectField
    let role: RoleFields

    static let fieldsOfRefusals = RoleFields.ofRefusals.merging([
        "sign_in_name_invalid": "sign_in_name", "sign_in_name_taken": "sign_in_name",
        "display_name_invalid": "display_name",
    ]) { first, _ in first }

    init(_ messages: Messages, form: Form = Form(), trouble: Trouble? = nil) {
        self.trouble = trouble
        displayName = Field(
            "display_name", label: messages.text("access.display_name"), value: form["display_name"],
            error: trouble?.error(for: "display_name"))
        signInName = Field(
            "sign_in_name", label: messages.text("access.sign_in_name"), value: form["sign_in_name"],
            hint: messages.text("access.sign_in_name_hint"), error: trouble?.error(for: "sign_in_name"))
        language = SelectField(
            "language", label: messages.text("access.language"),
            choices: Language.allCases.map { language in
                Choice(
                    language.rawValue, label: messages.text("access.language.\(language.rawValue)"),
                    isSelected: language.rawValue == form["language"])
            })
        role = RoleFields(messages, form: form, trouble: trouble)
    }

    private init() {
        trouble = .sample
        displayName = .sample
        signInName = .sample
        language = .sample
        role = .sample
    }

    static let sample = NewAccountPage()

    /// The account that the form asks for.
    static func draft(_ form: Form) throws -> AccountDraft {
        AccountDraft(
            signInName: form["sign_in_name"], displayName: form["display_name"],
            language: Language(rawValue: form["language"]) ?? .vietnamese, roles: [try RoleFields.grant(form)])
    }
}
