internal import Kernel
internal import Storage

/// Opens an account, with a password or without one yet.
struct CreateAccount: Sendable {
    let draft: AccountDraft
    let passwordHash: String?
    let ground: RoleGround

    /// The id of the new account.
    func run(as actor: Actor, in tx: Transaction) throws -> String {
        try AccessGuard.wholeProgramme(actor, AccessPermission.manageAccounts)
        try draft.check()
        let id = TimeOrderedID.make(at: tx.now)
        try AccountQueries.insert(draft, id: id, passwordHash: passwordHash, in: tx)
        try tx.audit(actor, "access.account_created", "account:\(id)")
        for role in draft.roles { try GrantRole(accountID: id, grant: role, ground: ground).run(as: actor, in: tx) }
        return id
    }
}
