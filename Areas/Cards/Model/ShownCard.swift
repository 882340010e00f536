package import CardFormat
package import Credential
package import Kernel

/// A card as it was shown somewhere: read, its signatures checked; what the registers say of it is not asked yet.
///
/// Checking signatures is most of the work, so it is done before anybody waits for the database.
package struct ShownCard: Sendable {
    /// Nil for a text that is no card.
    let checked: CheckedPresentation?
    let fault: FormatFault?
    /// When it was shown.
    let shownAt: Instant

    package init(
        _ text: String, at shownAt: Instant, challenge: [UInt8]? = nil, verifier: CardVerifier
    ) {
        self.shownAt = shownAt
        do throws(FormatFault) {
            checked = verifier.check(try Presentation(text: Array(text.utf8)), challenge: challenge)
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
}

/// What the server says of a card that was shown.
package struct CardJudgement: Sendable {
    package let verdict: CardVerdict
    /// What is wrong with a text that is no card.
    package let fault: FormatFault?
    /// The card with its member; nil when it was never issued here.
    package let card: StoredCard?
    package let expires: Instant?

    package var isGood: Bool { verdict.result == .valid && card != nil }
}
