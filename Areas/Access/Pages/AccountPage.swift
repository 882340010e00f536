internal import Kernel
internal import Web

/// One account with its roles and what can be done with it.
struct AccountPage: Page {
    static let template = "access/account"

    struct RoleLine: Sendable {
        let name: String
        let scope: String
        let days: String
        /// What became of the role with its unit; nil when nothing did.
        let note: String?
        let endPath: String
        let canEnd: Bool
    }

    let trouble: Trouble?
    let displayName: String
    let signInName: String
    let path: String
    let isEnded: Bool
    let hasSecondFactor: Bool
    /// True while nobody has chosen a password yet.
    let canBeInvited: Bool
    let roles: [RoleLine]
    let role: RoleFields

    init(
        _ account: AccountSummary, meanings: [String: RoleMeaning] = [:], today: Day, _ messages: Messages,
        form: Form = Form(), trouble: Trouble? = nil
    ) {
        self.trouble = trouble
        displayName = account.displayName
        signInName = account.signInName
        path = LocalPath("/accounts/\(account.id)").text
        isEnded = account.isEnded
        hasSecondFactor = account.hasSecondFactor
        canBeInvited = !account.isEnded && !account.hasPassword
        roles = account.roles.map { role in
            RoleLine(
                name: RoleText.name(role.name, messages), scope: RoleText.scope(role.scope, messages),
                days: RoleText.days(role.days, messages),
                note: meanings[role.id].flatMap { RoleText.note($0, messages) },
                endPath: LocalPath("/accounts/\(account.id)/roles/\(role.id)/end").text,
                canEnd: !account.isEnded && role.days.to.map { $0 > today } ?? true)
        }
        role = RoleFields(messages, form: form, trouble: trouble)
    }

    private init() {
        trouble = .sample
        displayName = "An"
        signInName = "an"
        path = "/accounts/1"
        isEnded = true
        hasSecondFactor = true
        canBeInvited = true
        roles = [
            RoleLine(
                name: "Auditor", scope: "All", days: "from", note: "Moved", endPath: "/accounts/1/roles/1/end",
                canEnd: true)
        ]
        role = .sample
    }

    static let sample = AccountPage()
}
