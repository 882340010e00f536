internal import Kernel
internal import Storage

/// Ends an account and its sessions; its name stays taken, because the audit trail names it.
struct EndAccount: Sendable {
    let accountID: String

    func run(as actor: Actor, in tx: Transaction) throws {
        try AccessGuard.wholeProgramme(actor, AccessPermission.manageAccounts)
        guard let account = try AccountQueries.credentials(id: accountID, in: tx) else { throw NotFound("account") }
        if actor.kind == .person, actor.name == account.signInName { throw Refusal("own_account") }
        try AccessGuard.keepingAnAdministrator(in: tx) {
            guard try AccountQueries.end(id: accountID, in: tx) else { throw Refusal("account_ended") }
        }
        try CloseWays(accountID: accountID).run(in: tx)
        try tx.audit(actor, "access.account_ended", "account:\(accountID)")
    }
}
