internal import Kernel
internal import Storage

/// Accounts and programs belong to the whole programme, so a permission on a part of it is not enough.
enum AccessGuard {
    static func wholeProgramme(_ actor: Actor, _ permission: Permission) throws {
        guard actor.scopes(for: permission).contains(.everything) else { throw Forbidden(permission) }
    }

    /// Refuses a change that would leave the programme without anybody who can open accounts.
    static func keepingAnAdministrator(in tx: Transaction, _ change: () throws -> Void) throws {
        let wasThere = try RoleQueries.isAdministratorLeft(in: tx)
        try change()
        guard try !wasThere || RoleQueries.isAdministratorLeft(in: tx) else { throw Refusal("last_administrator") }
    }
}
