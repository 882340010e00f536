internal import Kernel
internal import Partners
internal import Storage

/// Makes a public key known as one of a partner's, so that files may be signed with it.
struct RegisterFileKey: Sendable {
    static let series = "file_key"

    let ground: KeyGround
    let partnerCode: String
    let name: String
    let pem: String

    /// Throws `key_place_unknown`, `client_name_invalid`, `file_key_unreadable`, `file_key_taken` or
    /// `not_while_acting`: the key would outlive the acting.
    func run(as actor: Actor, in tx: Transaction) throws -> FileKey {
        guard actor.actingFor == nil else { throw Refusal("not_while_acting") }
        guard let partner = ground.partner(code: partnerCode) else { throw Refusal("key_place_unknown") }
        guard (3...60).contains(name.count) else { throw Refusal("client_name_invalid") }
        guard let bytes = FileKey.bytes(pem: pem) else { throw Refusal("file_key_unreadable") }
        // Also of another partner: nobody shares a key.
        guard try !FileKeyQueries.isKnown(bytes, in: tx) else { throw Refusal("file_key_taken") }
        let key = FileKey(
            number: try tx.takeNumbers(RegisterFileKey.series).lowerBound, partner: partner.number, name: name,
            key: bytes, madeAt: tx.now, madeBy: actor.signature, stoppedAt: nil)
        try FileKeyQueries.insert(key, in: tx)
        try tx.audit(actor, "connections.file_key_made", "file_key:\(key.code)", ["partner": partner.code])
        return key
    }
}
