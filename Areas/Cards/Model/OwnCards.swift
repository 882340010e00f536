internal import Kernel
internal import Storage

/// What a member's telephone asks of its card.
enum OwnCards {
    /// The number of the member whose account it is.
    ///
    /// Throws `NotFound` when the account is no member's.
    static func memberNo(of actor: Actor) throws -> String {
        let numbers = actor.scopes(for: CardsFacade.own).compactMap { scope in
            if case .member(let number) = scope { number } else { nil }
        }
        guard let number = numbers.first else { throw NotFound("member") }
        return number
    }

    /// `holds`, `revoked` or `over`; `unknown` for a card that is not this member's.
    static func state(_ id: [UInt8], of members: [Int64], in tx: Transaction) throws -> String {
        guard let card = try CardQueries.cards([id], in: tx)[id], members.contains(card.memberNumber) else {
            return "unknown"
        }
        return card.revokedAt != nil ? "revoked" : card.holds(at: tx.now) ? "holds" : "over"
    }
}
