internal import Kernel
internal import Storage

/// Makes the session one's own again.
struct StopActing: Sendable {
    let token: String

    func run(as actor: Actor, in tx: Transaction) throws {
        guard let session = try SessionQueries.find(TokenHash.of(token), in: tx),
            let acting = session.acting, try ActingQueries.end(sessionID: session.sessionID, in: tx)
        else { throw Refusal("acting_for_nobody") }
        try tx.audit(actor, "access.acting_stopped", "account:\(acting.forAccountID)")
    }
}
