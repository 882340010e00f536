internal import Kernel
internal import Web

/// Who has asked for a new password, for those who manage accounts.
struct PasswordRequestsPage: Page {
    static let template = "access/password_requests"

    struct Line: Sendable {
        let displayName: String
        let signInName: String
        let asked: String
        let accountPath: String
        let codePath: String
        let dismissPath: String
    }

    let requests: [Line]
    let pages: PageLinks

    init(_ requests: [PasswordRequest], pages: PageLinks) {
        self.pages = pages
        self.requests = requests.map { request in
            Line(
                displayName: request.displayName, signInName: request.signInName,
                asked: "\(request.askedAt.clockTime) \(request.askedAt.businessDay.printed)",
                accountPath: LocalPath("/accounts/\(request.accountID)").text,
                codePath: LocalPath("/accounts/\(request.accountID)/one-time-code").text,
                dismissPath: LocalPath("/password-requests/\(request.accountID)/dismiss").text)
        }
    }

    private init() {
        requests = [
            Line(
                displayName: "An", signInName: "an", asked: "08:00 01/01/2027", accountPath: "/accounts/1",
                codePath: "/accounts/1/one-time-code", dismissPath: "/password-requests/1/dismiss")
        ]
        pages = .sample
    }

    static let sample = PasswordRequestsPage()
}
