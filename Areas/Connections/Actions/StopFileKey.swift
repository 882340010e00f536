internal import Kernel
internal import Storage

/// Stops a key of files for good: nothing that it signs is taken any more, also nothing that it signed before.
struct StopFileKey: Sendable {
    let key: FileKey

    /// Throws `NotFound` when it is stopped already, and `not_while_acting`.
    func run(as actor: Actor, in tx: Transaction) throws {
        guard actor.actingFor == nil else { throw Refusal("not_while_acting") }
        guard try FileKeyQueries.stop(key.number, by: actor.signature, in: tx) else { throw NotFound("file_key") }
        try tx.audit(actor, "connections.file_key_stopped", "file_key:\(key.code)", [:])
    }
}
