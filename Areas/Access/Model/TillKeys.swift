package import Kernel
package import Storage

/// Tokens of tills for the area that knows who may have which: whoever calls has checked that the scope is the actor's.
extension AccessFacade {
    /// Makes a till's token, which is told once and kept nowhere.
    ///
    /// Not while acting for somebody: the token would outlive the acting.
    package func makeTillKey(_ name: String, on scope: Scope, as actor: Actor) async throws -> String {
        guard actor.actingFor == nil else { throw Refusal("not_while_acting") }
        let draft = ClientDraft(name: name, kind: .till, scope: scope)
        return try await change { tx in try CreateClient(draft: draft).made(as: actor, in: tx) }
    }

    /// The tills of these partners and points: the living first, then the ended, the latest first.
    package func tillKeys(
        partners: [String], points: [String], offset: Int, limit: Int, in tx: Transaction
    ) throws -> [ClientSummary] {
        try ClientQueries.tills(partners: partners, points: points, offset: offset, limit: limit, in: tx)
    }

    /// A till with a token, ended or not; nil for another kind of program and for none.
    package func tillKey(id: String, in tx: Transaction) throws -> ClientSummary? {
        try ClientQueries.find(id: id, in: tx).flatMap { $0.kind == .till ? $0 : nil }
    }

    /// Stops a till's token at once; throws `NotFound` when it is stopped already.
    package func stopTillKey(id: String, as actor: Actor) async throws {
        guard actor.actingFor == nil else { throw Refusal("not_while_acting") }
        defer { forgetClients() }
        try await change { tx in try EndClient(clientID: id).ended(as: actor, in: tx) }
    }
}
