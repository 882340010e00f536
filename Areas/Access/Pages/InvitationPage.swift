internal import Web

/// An invited person chooses a password.
struct InvitationPage: Page {
    static let template = "access/invitation"

    let trouble: Trouble?
    let displayName: String
    let signInName: String
    let path: String
    let password: Field
    let again: Field

    init(_ messages: Messages, _ account: AccountSummary, token: String, trouble: Trouble? = nil) {
        self.trouble = trouble
        displayName = account.displayName
        signInName = account.signInName
        path = LocalPath("/invitation/\(token)").text
        (password, again) = PasswordFields.new(messages, trouble)
    }

    private init() {
        trouble = .sample
        displayName = "An"
        signInName = "an"
        path = "/invitation/secret"
        password = .sample
        again = .sample
    }

    static let sample = InvitationPage()
}
