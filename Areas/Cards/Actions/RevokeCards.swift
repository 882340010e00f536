internal import Kernel
internal import Members
internal import Storage

/// Revokes the cards of a member; counters refuse them once they have the next status list, the server at once.
struct RevokeCards: Sendable {
    let cards: CardsFacade
    let memberNo: String
    let reason: CardRevocation
    /// Which cards.
    var kinds = CardOrder.Kind.allCases
    /// One card alone, by its pseudonym.
    var id: [UInt8]?

    /// Says how many cards that still held were revoked.
    ///
    /// Throws `NotFound` for no member.
    func run(as actor: Actor, in tx: Transaction) throws -> Int {
        guard let member = try cards.members.find([memberNo], in: tx)[memberNo] else { throw NotFound("member") }
        let numbers = [member.number] + member.formerNumbers.sorted()
        let count = try CardQueries.revoke(of: numbers, kinds: kinds, id: id, reason, in: tx)
        guard count > 0 else { return 0 }
        try tx.markChanged(CardsFacade.revocationsRegister)
        try tx.audit(
            actor, "cards.revoked", "member:\(memberNo)", ["count": String(count), "reason": reason.rawValue])
        return count
    }
}
