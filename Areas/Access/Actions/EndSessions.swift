internal import Kernel
internal import Storage

/// Ends every session of an account, for whoever manages accounts.
struct EndSessions: Sendable {
    let accountID: String

    func run(as actor: Actor, in tx: Transaction) throws {
        try AccessGuard.wholeProgramme(actor, AccessPermission.manageAccounts)
        guard try AccountQueries.credentials(id: accountID, in: tx) != nil else { throw NotFound("account") }
        try SessionQueries.endAll(of: accountID, in: tx)
        try SignInStepQueries.endAll(of: accountID, in: tx)
        try tx.audit(actor, "access.sessions_ended", "account:\(accountID)")
    }
}
