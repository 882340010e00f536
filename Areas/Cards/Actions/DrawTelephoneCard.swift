internal import CardFormat
internal import Kernel
internal import Members
internal import Storage

/// Makes a card for the telephone of the member who asks.
///
/// The telephone has drawn the pseudonym and the chain of codes, or a key of its own; only the chain's anchor or the
/// public half comes here.
struct DrawTelephoneCard: Sendable {
    /// As many of a kind a day as somebody needs who tries telephones; more would fill the status lists.
    static let mostInADay: Int64 = 10
    /// How far the telephone's clock may be from the server's when the chain begins, in minutes.
    static let mostMinutesApart: Int64 = 2

    let cards: CardsFacade
    let proof: CardOrder.Proof

    /// Throws `card_too_often` for a member who has had many cards of this kind today.
    static func checkOften(_ kind: CardOrder.Kind, of member: Int64, in tx: Transaction) throws {
        let recent = try CardQueries.count(of: member, [kind], since: tx.now + -86_400, in: tx)
        guard recent < mostInADay else { throw Refusal("card_too_often") }
    }

    /// Throws `card_clock` when the chain of codes does not begin now.
    static func checkClock(_ proof: CardOrder.Proof, in tx: Transaction) throws {
        guard case .phone(_, let anchor) = proof else { return }
        let minute = HashChain.minute(of: tx.now.unixSeconds)
        guard abs(Int64(anchor.startMinute) - minute) <= mostMinutesApart else { throw Refusal("card_clock") }
    }

    /// Throws `NotFound` when the account is no member's, `card_for_another`, `card_clock`, `card_too_often`, and what
    /// `IssueCards` throws.
    func run(as actor: Actor, in tx: Transaction) throws -> IssuedCard {
        // The card would then be on the telephone of somebody else.
        guard actor.actingFor == nil else { throw Refusal("card_for_another") }
        let memberNo = try OwnCards.memberNo(of: actor)
        try DrawTelephoneCard.checkClock(proof, in: tx)
        guard let member = try cards.members.find([memberNo], in: tx)[memberNo] else { throw NotFound("member") }
        try DrawTelephoneCard.checkOften(proof.kind, of: member.number, in: tx)
        let order = CardOrder(memberNo: memberNo, proof: proof)
        guard let card = try cards.issue([order], as: actor, in: tx).first else { throw NotFound("member") }
        return card
    }
}
