/// Who does something: a person with an account, an API client, or the command line.
package struct Actor: Hashable, Sendable {
    package enum Kind: String, Sendable {
        case person, client, commandLine = "command_line", visitor
    }

    package let kind: Kind
    /// The sign-in name or the client's name; what the audit trail shows.
    package let name: String
    package let roles: [Role]
    /// For whom the person acts with that one's consent and rights, by sign-in name; nil for oneself.
    package let actingFor: String?

    /// Permissions that hold on one scope.
    package struct Role: Hashable, Sendable {
        package let name: String
        package let scope: Scope
        package let permissions: Set<Permission>

        package init(name: String, scope: Scope, permissions: Set<Permission>) {
            self.name = name
            self.scope = scope
            self.permissions = permissions
        }
    }

    package init(kind: Kind, name: String, roles: [Role], actingFor: String? = nil) {
        self.kind = kind
        self.name = name
        self.roles = roles
        self.actingFor = actingFor
    }

    /// Who stands behind a row that is its own record: `name`, and for whom when it is for another.
    package var signature: String {
        actingFor.map { "\(name) (\($0))" } ?? name
    }

    /// True when some role gives the permission, wherever it holds.
    package func may(_ permission: Permission) -> Bool {
        kind == .commandLine || roles.contains { $0.permissions.contains(permission) }
    }

    /// The scopes on which the permission holds; the command line holds everything.
    package func scopes(for permission: Permission) -> [Scope] {
        kind == .commandLine
            ? [.everything] : roles.filter { $0.permissions.contains(permission) }.map(\.scope)
    }

    /// The person at the keyboard of the server, who could change the database file anyway.
    package static let commandLine = Actor(kind: .commandLine, name: "phucloi", roles: [])
    /// Nobody known.
    package static let visitor = Actor(kind: .visitor, name: "", roles: [])
}
