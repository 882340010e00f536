internal import Web

/// The second step of signing in.
struct SecondFactorStepPage: Page {
    static let template = "access/second_factor_step"

    let trouble: Trouble?
    /// The secret that ties this page to the password before it.
    let step: String
    let next: String
    let code: Field

    init(_ messages: Messages, step: String, next: String, trouble: Trouble? = nil) {
        self.trouble = trouble
        self.step = step
        self.next = next
        code = Field(
            "code", label: messages.text("access.second_factor_code"),
            hint: messages.text("access.second_factor_step_hint"), error: trouble?.error(for: "code"),
            autocomplete: "one-time-code")
    }

    private init() {
        trouble = .sample
        step = "secret"
        next = "/"
        code = .sample
    }

    static let sample = SecondFactorStepPage()
}
