internal import Kernel
internal import Storage

/// Closes the door to a program for good.
struct EndClient: Sendable {
    let clientID: String

    func run(as actor: Actor, in tx: Transaction) throws {
        try AccessGuard.wholeProgramme(actor, AccessPermission.manageClients)
        try ended(as: actor, in: tx)
    }

    /// For those whose right to this program is known.
    func ended(as actor: Actor, in tx: Transaction) throws {
        guard try ClientQueries.end(id: clientID, in: tx) else { throw NotFound("client") }
        try tx.audit(actor, "access.client_ended", "client:\(clientID)")
    }
}
