internal import CardFormat
internal import Kernel
internal import Members
internal import Storage

/// Makes a card for the telephone of the member who asks.
///
/// The telephone has drawn the pseudonym and the chain of codes; only the chain's anchor comes here.
struct DrawTelephoneCard: Sendable {
    /// As many a day as somebody needs who tries telephones; more would fill the status lists.
    static let mostInADay: Int64 = 10
    /// How far the telephone's clock may be from the server's when the chain begins, in minutes.
    static let mostMinutesApart: Int64 = 2

    let cards: CardsFacade
    /// 8 bytes.
    let id: [UInt8]
    let anchor: ChainAnchor

    /// Throws `NotFound` when the account is no member's, `card_for_another`, `card_clock`, `card_too_often`, and what
    /// `IssueCards` throws.
    func run(as actor: Actor, in tx: Transaction) throws -> IssuedCard {
        // The card would then be on the telephone of somebody else.
        guard actor.actingFor == nil else { throw Refusal("card_for_another") }
        let memberNo = try OwnCards.memberNo(of: actor)
        let minute = HashChain.minute(of: tx.now.unixSeconds)
        guard abs(Int64(anchor.startMinute) - minute) <= DrawTelephoneCard.mostMinutesApart else {
            throw Refusal("card_clock")
        }
        guard let member = try cards.members.find([memberNo], in: tx)[memberNo] else { throw NotFound("member") }
        let recent = try CardQueries.count(
            of: member.number, [.phone, .device], since: tx.now + -86_400, in: tx)
        guard recent < DrawTelephoneCard.mostInADay else { throw Refusal("card_too_often") }
        let order = CardOrder(memberNo: memberNo, proof: .phone(id: id, anchor: anchor))
        guard let card = try cards.issue([order], as: actor, in: tx).first else { throw NotFound("member") }
        return card
    }
}
