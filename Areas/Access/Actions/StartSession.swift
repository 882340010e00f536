internal import Kernel
internal import Storage
internal import Web

/// Gives a browser a new secret; whatever secret it brought along is worth nothing.
struct StartSession: Sendable {
    let accountID: String
    /// From where it is begun, so that its owner can tell sessions apart.
    let address: String

    func run(as actor: Actor, in tx: Transaction) throws -> String {
        let token = Secret.make()
        try SessionQueries.forgetOld(in: tx)
        try FailureQueries.forgetOld(in: tx)
        try SessionQueries.insert(TokenHash.of(token), accountID: accountID, address: address, in: tx)
        try tx.audit(actor, "access.signed_in", "account:\(accountID)")
        return token
    }
}
