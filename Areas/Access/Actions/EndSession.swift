internal import Kernel
internal import Storage

/// Ends one session, as signing out does.
struct EndSession: Sendable {
    let token: String

    func run(as actor: Actor, in tx: Transaction) throws {
        try SessionQueries.end(TokenHash.of(token), in: tx)
        try tx.audit(actor, "access.signed_out", "")
    }
}
