internal import CardFormat
internal import Credential
internal import Synchronization

/// The last code of each card that held, so that the next one needs a few hashes and not thousands.
///
/// A help and not a rule: what is missing is worked out from the card's anchor, and nothing is refused for it.
final class SeenCodes: Sendable {
    /// A few dozen bytes each; all are forgotten when there are more.
    private static let most = 200_000

    private let codes = Mutex<[[UInt8]: ChainCode]>([:])

    /// Checks what was shown, and remembers its code when card and code hold.
    func check(_ shown: Presentation, challenge: [UInt8]?, _ verifier: CardVerifier) -> CheckedPresentation {
        guard case .code(let code) = shown.proof else { return verifier.check(shown, challenge: challenge) }
        let id = shown.card.id
        let seen = codes.withLock { $0[id] }
        let checked = verifier.check(shown, challenge: challenge, seen: seen)
        guard checked.codeHolds == true, code.step > seen?.step ?? 0 else { return checked }
        codes.withLock { codes in
            if codes.count >= SeenCodes.most { codes = [:] }
            codes[id] = code
        }
        return checked
    }
}
