internal import Kernel
internal import Storage

/// Ends one of one's own sessions, on another machine or on this one.
struct EndOwnSession: Sendable {
    let sessionID: String

    func run(as actor: Actor, in tx: Transaction) throws {
        let account = try AccessGuard.ownAccount(of: actor, in: tx)
        guard try SessionQueries.end(id: sessionID, of: account.accountID, in: tx) else { throw NotFound("session") }
        try tx.audit(actor, "access.session_ended", "account:\(account.accountID)")
    }
}
