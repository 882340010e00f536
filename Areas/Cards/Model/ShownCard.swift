package import CardFormat
internal import Credential
package import Kernel

/// A card as it was shown somewhere, read, its signatures and code checked; the registers are not asked yet.
///
/// Checking is most of the work, so it is done before anybody waits for the database.
package struct ShownCard: Sendable {
    /// Nil for a text that is no card.
    let checked: CheckedPresentation?
    let fault: FormatFault?
    /// When it was shown.
    package let shownAt: Instant
    private let challenge: [UInt8]?

    init(_ text: String, at shownAt: Instant, challenge: [UInt8]?, verifier: CardVerifier, seen: SeenCodes) {
        self.shownAt = shownAt
        self.challenge = challenge
        do throws(FormatFault) {
            let shown = try Presentation(text: Array(text.utf8))
            checked = seen.check(shown, challenge: challenge, verifier)
            fault = nil
        } catch {
            (checked, fault) = (nil, error)
        }
    }

    /// The pseudonym; nil for what is no card.
    package var id: [UInt8]? { checked?.shown.card.id }

    /// The code of a telephone that was shown with it.
    package var code: ChainCode? {
        if case .code(let code)? = checked?.shown.proof { code } else { nil }
    }

    /// Checked anew when the verifier of then did not know a key that this one knows.
    func checked(by verifier: CardVerifier) -> CheckedPresentation? {
        guard let checked, !checked.cardSignatureHolds, verifier.knows(checked.shown.keyID) else { return checked }
        return verifier.check(checked.shown, challenge: challenge)
    }
}

/// What the server says of a card that was shown.
package struct CardJudgement: Sendable {
    package let verdict: CardVerdict
    /// What is wrong with a text that is no card.
    package let fault: FormatFault?
    /// The card with its member; nil when it was never issued here.
    package let card: StoredCard?
    package let expires: Instant?

    /// It holds, and this server issued it.
    package var isGood: Bool { verdict.result == .valid && card != nil }
}
