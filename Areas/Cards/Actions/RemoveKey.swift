internal import Kernel
internal import Storage

/// Takes a key out of use for good, for example when it may be known to others: its cards no longer hold.
///
/// The server refuses them at once, counters when they have the next trust list.
struct RemoveKey: Sendable {
    let cards: CardsFacade
    /// Eight hexadecimal digits.
    let name: String
    let reason: String

    /// Throws `NotFound` and `card_reason_missing`.
    func run(as actor: Actor, in tx: Transaction) throws {
        guard !reason.isEmpty else { throw Refusal("card_reason_missing") }
        guard let id = KeyName.id(name), try KeyQueries.remove(id, reason, at: tx.now, in: tx) else {
            throw NotFound("card-key")
        }
        try tx.markChanged(CardsFacade.listsRegister)
        try tx.audit(actor, "cards.key_removed", "card-key:\(KeyName.text(id))", ["reason": reason])
    }
}
