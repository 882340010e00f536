internal import Kernel
internal import Storage

/// Accounts and programs belong to the whole programme, so a permission on a part of it is not enough.
enum AccessGuard {
    static func wholeProgramme(_ actor: Actor, _ permission: Permission) throws {
        guard actor.scopes(for: permission).contains(.everything) else { throw Forbidden(permission) }
    }

    /// The living account of somebody who changes what is their own, which nobody does in another's place.
    static func ownAccount(of actor: Actor, in tx: Transaction) throws -> Credentials {
        guard actor.actingFor == nil else { throw Refusal("not_while_acting") }
        guard actor.kind == .person, let account = try AccountQueries.credentials(actor.name, in: tx),
            !account.isEnded
        else { throw NotFound("account") }
        return account
    }

    /// Refuses a change that would leave the programme without anybody who can open accounts.
    static func keepingAnAdministrator(in tx: Transaction, _ change: () throws -> Void) throws {
        let wasThere = try RoleQueries.isAdministratorLeft(in: tx)
        try change()
        guard try !wasThere || RoleQueries.isAdministratorLeft(in: tx) else { throw Refusal("last_administrator") }
    }
}
