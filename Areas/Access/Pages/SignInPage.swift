internal import Web

/// Name and password.
struct SignInPage: Page {
    static let template = "access/sign_in"

    let trouble: Trouble?
    let name: Field
    let password: Field
    /// Where to go afterwards.
    let next: String

    init(_ messages: Messages, name: String = "", next: String = "", trouble: Trouble? = nil) {
        self.trouble = trouble
        self.next = next
        self.name = Field(
            "name", label: messages.text("access.sign_in_name"), value: name, autocomplete: "username")
        password = Field(
            "password", label: messages.text("access.password"), type: "password", autocomplete: "current-password")
    }

    private init() {
        trouble = .sample
        name = .sample
        password = .sample
        next = "/"
    }

    static let sample = SignInPage()
}
