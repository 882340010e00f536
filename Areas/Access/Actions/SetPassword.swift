internal import Kernel
internal import Storage

/// Stores a new password's hash, ends every session of the account and starts one for the browser that asked.
struct SetPassword: Sendable {
    let accountID: String
    let hash: String

    /// The secret of the new session.
    func run(as actor: Actor, in tx: Transaction) throws -> String {
        try AccountQueries.setPasswordHash(hash, accountID: accountID, in: tx)
        try SessionQueries.endAll(of: accountID, in: tx)
        try CodeQueries.forget(accountID: accountID, in: tx)
        try tx.audit(actor, "access.password_set", "account:\(accountID)")
        return try StartSession(accountID: accountID).run(as: actor, in: tx)
    }
}
