internal import Web

/// What to do about a forgotten password.
struct ForgottenPasswordPage: Page {
    static let template = "access/forgotten_password"

    let trouble: Trouble?
    let name: Field

    init(_ messages: Messages, name: String = "", trouble: Trouble? = nil) {
        self.trouble = trouble
        self.name = Field(
            "name", label: messages.text("access.sign_in_name"), value: name, autocomplete: "username")
    }

    private init() {
        trouble = .sample
        name = .sample
    }

    static let sample = ForgottenPasswordPage()
}
