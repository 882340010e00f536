internal import Kernel
internal import Storage

/// Opens the door to a program; its token is told once and kept nowhere.
struct CreateClient: Sendable {
    let draft: ClientDraft

    func run(as actor: Actor, in tx: Transaction) throws -> String {
        try AccessGuard.wholeProgramme(actor, AccessPermission.manageClients)
        return try made(as: actor, in: tx)
    }

    /// For those whose right to this scope is known.
    func made(as actor: Actor, in tx: Transaction) throws -> String {
        try draft.check()
        let id = TimeOrderedID.make(at: tx.now)
        let token = ClientToken.make()
        try ClientQueries.insert(draft, id: id, tokenHash: TokenHash.of(token), in: tx)
        try tx.audit(actor, "access.client_created", "client:\(id)", ["kind": draft.kind.rawValue])
        return token
    }
}
