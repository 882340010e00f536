internal import CardFormat
internal import Credential
internal import Crypto
internal import Kernel
internal import Members
internal import Storage

/// Makes new cards for a telephone that proves by its key that it holds a card, without anybody signed in.
///
/// A session ends sooner than a card does, and who stands in a shop should not have to sign in for the code of a
/// minute. The key stays in the telephone, so nobody else can ask; a card that was stopped renews nothing.
struct RenewTelephoneCards: Sendable {
    /// The telephone's cards: with codes, and with the key that it goes on using.
    struct Renewed: Sendable {
        let codes: IssuedCard
        let signing: IssuedCard
    }

    let cards: CardsFacade
    /// The card with the key, as it is shown with a signature over the digest of `wish`.
    let shown: String
    /// The text of what is asked for, as it was signed.
    let wish: String
    let codes: CardOrder.Proof

    /// Throws `card_renewal_refused` when the card does not hold or the signature is not over this wish, and what
    /// `DrawTelephoneCard` throws.
    func run(in tx: Transaction) throws -> Renewed {
        let challenge = [UInt8](SHA256.hash(data: Array(wish.utf8)))
        let judged = try cards.judge([cards.shown(shown, at: tx.now, challenge: challenge)], in: tx).first
        guard let judged, judged.isGood, judged.verdict.assurance == CardOrder.Kind.device.assurance,
            let card = judged.card, let key = try? Presentation(text: Array(shown.utf8)).card.proof,
            case .device(let device) = key
        else { throw Refusal("card_renewal_refused") }
        try DrawTelephoneCard.checkClock(codes, in: tx)
        try DrawTelephoneCard.checkOften(codes.kind, of: card.memberNumber, in: tx)
        guard let memberNo = try cards.members.memberNo(of: [card.memberNumber], in: tx)[card.memberNumber] else {
            throw Refusal("card_renewal_refused")
        }
        let actor = Actor(kind: .visitor, name: "card \(Hexadecimal.text(card.id))", roles: [])
        let made = try cards.issue(
            [CardOrder(memberNo: memberNo, proof: codes), CardOrder(memberNo: memberNo, proof: .device(device))],
            as: actor, in: tx)
        return Renewed(codes: made[0], signing: made[1])
    }
}
