internal import Kernel
internal import Storage

/// Ends every session of one's own but the one that asks.
struct EndOtherSessions: Sendable {
    let token: String

    func run(as actor: Actor, in tx: Transaction) throws {
        let account = try AccessGuard.ownAccount(of: actor, in: tx)
        try SessionQueries.endAll(of: account.accountID, but: TokenHash.of(token), in: tx)
        try tx.audit(actor, "access.other_sessions_ended", "account:\(account.accountID)")
    }
}
