internal import Kernel
internal import Storage
internal import Web

/// Gives a browser a new secret; whatever secret it brought along is worth nothing.
struct StartSession: Sendable {
    let accountID: String

    func run(as actor: Actor, in tx: Transaction) throws -> String {
        let token = Secret.make()
        try SessionQueries.forgetOld(in: tx)
        try FailureQueries.forgetOld(in: tx)
        try SessionQueries.insert(TokenHash.of(token), accountID: accountID, in: tx)
        try tx.audit(actor, "access.signed_in", "account:\(accountID)")
        return token
    }
}
