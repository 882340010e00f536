internal import Web

/// A person changes their own password.
struct MyPasswordPage: Page {
    static let template = "access/my_password"

    let trouble: Trouble?
    /// For password managers, which want to know whose password it is.
    let signInName: String
    let old: Field
    let password: Field
    let again: Field

    init(_ messages: Messages, signInName: String, trouble: Trouble? = nil) {
        self.trouble = trouble
        self.signInName = signInName
        old = Field(
            "old", label: messages.text("access.old_password"), type: "password",
            error: trouble?.error(for: "old"), autocomplete: "current-password")
        (password, again) = PasswordFields.new(messages, trouble)
    }

    private init() {
        trouble = .sample
        signInName = "an"
        old = .sample
        password = .sample
        again = .sample
    }

    static let sample = MyPasswordPage()
}
