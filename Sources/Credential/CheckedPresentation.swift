package import CardFormat

/// What was shown, with its signatures checked; everything else that decides is asked later.
package struct CheckedPresentation: Sendable {
    package let shown: Presentation
    package let cardSignatureHolds: Bool
    /// Nil when there was no challenge to check the telephone's signature against.
    let deviceSignatureHolds: Bool?
    /// Whether the telephone's code belongs to its step.
    ///
    /// Nil without a code, or when the card's signature does not hold.
    package let codeHolds: Bool?
}
