internal import Kernel

/// For whom an officer wishes to act, and how that one has consented.
struct ActingDraft: Sendable {
    let signInName: String
    /// How the consent was given, for example on which paper.
    let consent: String
    let consentedOn: Day

    init(signInName: String, consent: String, consentedOn: Day) {
        self.signInName = SignInName.folded(signInName)
        self.consent = VietnameseText.clean(consent)
        self.consentedOn = consentedOn
    }

    /// Throws what is wrong with it.
    func check(today: Day) throws {
        guard (10...500).contains(consent.count), !VietnameseText.hasControlCharacter(consent) else {
            throw Refusal("consent_too_short")
        }
        guard consentedOn <= today else { throw Refusal("consent_in_future") }
    }
}
