internal import Kernel
internal import Web

/// A person's own roles, and what each means today after what happened to its unit (welfare-rules section 3).
struct OwnRolesPage: Page {
    static let template = "access/own_roles"
    static let path = LocalPath("/my-roles")

    struct Line: Sendable {
        let name: String
        let scope: String
        let days: String
        /// What became of the role with its unit; nil when nothing did.
        let note: String?
    }

    let lines: [Line]

    init(_ account: AccountSummary, meanings: [String: RoleMeaning], _ messages: Messages) {
        lines = account.roles.map { role in
            Line(
                name: RoleText.name(role.name, messages), scope: RoleText.scope(role.scope, messages),
                days: RoleText.days(role.days, messages),
                note: meanings[role.id].flatMap { RoleText.note($0, messages) })
        }
    }

    private init() {
        lines = [Line(name: "Auditor", scope: "All", days: "from", note: "Moved")]
    }

    static let sample = OwnRolesPage()
}
