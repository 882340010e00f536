internal import Kernel

/// Somebody acts for another in one session.
struct Acting: Sendable {
    let forAccountID: String
    let forSignInName: String
    let forDisplayName: String
    let isForAccountEnded: Bool
    let consentedOn: Day
}
