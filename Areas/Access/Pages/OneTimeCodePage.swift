internal import Web

/// A printed code becomes a password.
struct OneTimeCodePage: Page {
    static let template = "access/one_time_code"

    let trouble: Trouble?
    let name: Field
    let code: Field
    let password: Field
    let again: Field

    init(_ messages: Messages, name: String = "", trouble: Trouble? = nil) {
        self.trouble = trouble
        self.name = Field(
            "name", label: messages.text("access.sign_in_name"), value: name, autocomplete: "username")
        code = Field(
            "code", label: messages.text("access.one_time_code"), hint: messages.text("access.one_time_code_hint"),
            error: trouble?.error(for: "code"))
        (password, again) = PasswordFields.new(messages, trouble)
    }

    private init() {
        trouble = .sample
        name = .sample
        code = .sample
        password = .sample
        again = .sample
    }

    static let sample = OneTimeCodePage()
}
