package import CardFormat
internal import Crypto

/// Verifies what is shown at a counter, with the lists that the server or counter has.
package struct CardVerifier: Sendable {
    private struct KeptList: Sendable {
        let list: StatusList
        let statuses: Statuses
    }

    private let trust: TrustList?
    private let keys: [[UInt8]: P256.Signing.PublicKey]
    private var lists: [UInt32: KeptList] = [:]

    /// - Parameter trust: the list that was believed; nil knows no key, so that no card holds.
    package init(trust: TrustList?) {
        self.trust = trust
        var keys: [[UInt8]: P256.Signing.PublicKey] = [:]
        for key in trust?.keys ?? [] where key.use == .card {
            keys[key.id] = try? P256.Signing.PublicKey(rawRepresentation: key.point)
        }
        self.keys = keys
    }

    /// Takes a status list that was opened; one without a number, or older than the one there, changes nothing.
    package mutating func take(_ list: StatusList) throws(SealFault) {
        guard let number = list.number, list.issued >= lists[number]?.list.issued ?? .min else { return }
        lists[number] = KeptList(list: list, statuses: try list.packed.unpacked())
    }

    /// What else a judgement of a card needs to know.
    package struct Circumstances: Sendable {
        package var unixSeconds: Int64
        /// What the shop gave the telephone to sign; nil when it gave nothing.
        package var challenge: [UInt8]?
        /// The code of this card that was accepted last; it also saves the way from the anchor.
        package var accepted: ChainCode?
        package var demand: CardJudge.Demand

        package init(
            unixSeconds: Int64, challenge: [UInt8]? = nil, accepted: ChainCode? = nil,
            demand: CardJudge.Demand = CardJudge.Demand()
        ) {
            self.unixSeconds = unixSeconds
            self.challenge = challenge
            self.accepted = accepted
            self.demand = demand
        }
    }

    /// After a verdict that is valid, the code that was shown is the one accepted last.
    package func verify(_ shown: Presentation, _ circumstances: Circumstances) -> CardVerdict {
        judge(
            check(shown, challenge: circumstances.challenge, seen: circumstances.accepted),
            standing: standing(shown.card.status, at: circumstances.unixSeconds), circumstances)
    }

    /// Checks signatures and code alone: most of the work, and the same whatever else is asked afterwards.
    ///
    /// - Parameter seen: a code of this card that held before; it saves the way from the anchor.
    package func check(_ shown: Presentation, challenge: [UInt8]?, seen: ChainCode? = nil) -> CheckedPresentation {
        let holds = keys[shown.keyID]?.holds(shown.signature, over: shown.signedBytes) ?? false
        var codeHolds: Bool?
        if holds, case .chain(let anchor) = shown.card.proof, case .code(let code) = shown.proof {
            codeHolds = code.holds(from: anchor, accepted: seen, card: shown.card.id)
        }
        return CheckedPresentation(
            shown: shown, cardSignatureHolds: holds, deviceSignatureHolds: deviceSignatureHolds(shown, challenge),
            codeHolds: codeHolds)
    }

    /// Whether the trust list names a key that signs cards under this number.
    package func knows(_ keyID: [UInt8]) -> Bool { keys[keyID] != nil }

    /// Judges what was checked by this verifier, for who knows the standing of a card from elsewhere than a list.
    package func judge(
        _ checked: CheckedPresentation, standing: CardJudge.Standing, _ circumstances: Circumstances
    ) -> CardVerdict {
        let shown = checked.shown
        let finding = trust?.key(shown.keyID, .card, at: circumstances.unixSeconds)
        let judge = CardJudge(
            unixSeconds: circumstances.unixSeconds, key: finding,
            trustIsStale: trust?.isStale(at: circumstances.unixSeconds) ?? true,
            cardSignatureHolds: checked.cardSignatureHolds, deviceSignatureHolds: checked.deviceSignatureHolds,
            codeHolds: checked.codeHolds, standing: standing, accepted: circumstances.accepted,
            demand: circumstances.demand)
        return judge.judge(shown)
    }

    /// What the trust list says of the key of a card.
    package func key(of shown: Presentation, at unixSeconds: Int64) -> TrustedKey? {
        trust?.key(shown.keyID, .card, at: unixSeconds).key
    }

    private func deviceSignatureHolds(_ shown: Presentation, _ challenge: [UInt8]?) -> Bool? {
        guard let challenge, case .device(let device) = shown.card.proof, case .signature(let signature) = shown.proof
        else { return nil }
        guard let key = try? P256.Signing.PublicKey(compressedRepresentation: device.compressed) else { return false }
        return key.holds(signature, over: DeviceKey.signedBytes(card: shown.card.id, challenge: challenge))
    }

    private func standing(_ place: StatusPlace, at unixSeconds: Int64) -> CardJudge.Standing {
        guard let kept = lists[place.list], let status = kept.statuses[place.index] else { return .notListed }
        if status != 0 { return .revoked }
        return kept.list.isStale(at: unixSeconds) ? .listStale : .inOrder
    }
}
