internal import Kernel
internal import Organisation
internal import Storage

/// For whom somebody may act: with the right on the whole programme for everybody, with the right on a unit (officers
/// of grassroots unions) for the members of that unit and below it alone.
enum ActingRight {
    static func holds(
        on scopes: [Scope], for other: HeldRoles, _ ground: RoleGround, in tx: Transaction
    ) throws -> Bool {
        if scopes.contains(.everything) { return true }
        guard let tree = try ground.tree(for: scopes, in: tx), !other.roles.isEmpty else { return false }
        let own = scopes.compactMap { scope in scope.code.flatMap { tree.unit(code: $0)?.number } }
        return try other.roles.allSatisfy { role in
            guard role.held.name == .member, case .member(let number) = role.held.scope,
                let unit = try ground.memberUnit(number, tx)
            else { return false }
            return own.contains { tree.isWithin(unit, $0, on: tx.today) }
        }
    }
}
