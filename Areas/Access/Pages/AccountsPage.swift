internal import Kernel
internal import Web

/// The list of accounts.
struct AccountsPage: Page {
    static let template = "access/accounts"

    struct Line: Sendable {
        let displayName: String
        let signInName: String
        let path: String
        let roles: [String]
        let isEnded: Bool
        let isWaiting: Bool
    }

    let search: String
    /// The words of the link to those who have forgotten their passwords.
    let requests: String
    let accounts: [Line]
    let pages: PageLinks

    init(
        _ accounts: [AccountSummary], search: String, requestCount: Int64, pages: PageLinks, today: Day,
        _ messages: Messages
    ) {
        self.search = search
        requests = messages.text("access.password_requests_count", ["count": Digits.grouped(requestCount)])
        self.pages = pages
        self.accounts = accounts.map { account in
            Line(
                displayName: account.displayName, signInName: account.signInName,
                path: LocalPath("/accounts/\(account.id)").text,
                roles: account.roles.filter { $0.days.contains(today) }.map { RoleText.sentence($0, messages) },
                isEnded: account.isEnded, isWaiting: !account.isEnded && !account.hasPassword)
        }
    }

    private init() {
        search = "an"
        requests = "1 request"
        accounts = [
            Line(
                displayName: "An", signInName: "an", path: "/accounts/1", roles: ["Auditor"], isEnded: true,
                isWaiting: true)
        ]
        pages = .sample
    }

    static let sample = AccountsPage()
}
