internal import Kernel
internal import Storage

/// Stores a new password's hash and ends every session of the account.
struct SetPassword: Sendable {
    let accountID: String
    let hash: String

    func run(as actor: Actor, in tx: Transaction) throws {
        try AccountQueries.setPasswordHash(hash, accountID: accountID, in: tx)
        try CloseWays(accountID: accountID).run(in: tx)
        try tx.audit(actor, "access.password_set", "account:\(accountID)")
    }
}
