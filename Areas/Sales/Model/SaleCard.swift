internal import CardFormat
internal import Cards
internal import Kernel

/// A card that was shown for a sale, on its way from its text to what the server says of it.
struct SaleCard: Sendable {
    /// As a till may send it.
    struct Claim: Sendable {
        let text: String
        /// What the till gave the telephone to sign.
        var challenge: [UInt8]?
    }

    let claim: Claim
    /// Read and its signatures checked, before anybody waits for the ledger.
    private(set) var shown: ShownCard?
    /// What the registers say of it, inside the ledger's transaction.
    private(set) var judgement: CardJudgement?

    init(_ claim: Claim) {
        self.claim = claim
    }

    mutating func check(at moment: Instant, by cards: CardsFacade) {
        shown = cards.shown(claim.text, at: moment, challenge: claim.challenge)
    }

    mutating func note(_ judgement: CardJudgement) {
        self.judgement = judgement
    }

    /// How certain the counter may be of the buyer.
    ///
    /// Lists that are too old are the server's own worry and no reason to send a member away.
    var assurance: Int64 { Int64(judgement?.verdict.assurance ?? 0) }

    /// The code of the refusal; nil for a card that holds.
    var refusal: String? {
        guard let result = judgement?.verdict.result else { return nil }
        return switch result {
        case .valid, .staleLists: nil
        default: "card_\(result.code)"
        }
    }
}
