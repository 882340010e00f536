internal import Kernel
internal import Organisation
internal import Storage

/// The roles that an account holds today, with what they mean now.
struct HeldRoles: Sendable {
    /// A role of today with the scopes on which it holds now.
    struct Role: Sendable {
        let held: AccountSummary.HeldRole
        let meaning: RoleMeaning
        let scopes: [Scope]
    }

    let roles: [Role]

    init(_ held: [AccountSummary.HeldRole], _ ground: RoleGround, in tx: Transaction) throws {
        let today = held.filter { $0.days.contains(tx.today) }
        let tree = try ground.tree(for: today.map(\.scope), in: tx)
        roles = today.map { role in
            let meaning = RoleMeaning(role.scope, from: role.days.from, in: tree, on: tx.today)
            return Role(
                held: role, meaning: meaning, scopes: meaning.scopes(of: role.scope, in: tree, on: tx.today))
        }
    }

    /// As the site knows them, less some permissions.
    func actorRoles(_ table: RoleTable, without: Set<Permission> = []) -> [Actor.Role] {
        roles.flatMap { role in
            role.scopes.map { scope in
                Actor.Role(
                    name: role.held.name.rawValue, scope: scope,
                    permissions: table.permissions(of: role.held.name).subtracting(without))
            }
        }
    }

    /// Roles whose unit closed without successor.
    var over: [(name: String, day: Day)] {
        roles.compactMap { role in
            if case .over(let name, let day) = role.meaning { (name, day) } else { nil }
        }
    }
}
