/// Judges a card that was read: one rule after another, the same at the counter and on the server.
///
/// Whether a signature holds is found before by what the machine has for it, and told here.
package struct CardJudge: Sendable {
    /// What the status lists say of a card.
    package enum Standing: Sendable {
        case inOrder
        case revoked
        /// No list of the card's number, or one that ends before its place.
        case notListed
        case listStale
    }

    /// What a shop asks beside a card that holds.
    package struct Demand: Sendable {
        /// 1 to 3.
        package var assurance: UInt8
        /// Bit n stands for province n; a card that tells no province is taken in all.
        package var provinces: UInt64

        package init(assurance: UInt8 = 1, provinces: UInt64 = .max) {
            self.assurance = assurance
            self.provinces = provinces
        }
    }

    /// How many steps a code may be away from the clock.
    private static let tolerance: Int64 = 1

    package var unixSeconds: Int64
    /// What the trust list says of the key; nil without a list.
    package var key: KeyFinding?
    package var trustIsStale: Bool
    package var cardSignatureHolds: Bool
    /// Nil when there was no challenge to check the telephone's signature against.
    package var deviceSignatureHolds: Bool?
    /// Whether the code belongs to its step, when that was checked before; nil to check it now.
    package var codeHolds: Bool?
    package var standing: Standing
    /// The code of this card that was accepted last, here or at another counter; nil for none.
    package var accepted: ChainCode?
    package var demand: Demand

    package init(
        unixSeconds: Int64, key: KeyFinding?, trustIsStale: Bool, cardSignatureHolds: Bool,
        deviceSignatureHolds: Bool?, codeHolds: Bool? = nil, standing: Standing, accepted: ChainCode?, demand: Demand
    ) {
        self.unixSeconds = unixSeconds
        self.key = key
        self.trustIsStale = trustIsStale
        self.cardSignatureHolds = cardSignatureHolds
        self.deviceSignatureHolds = deviceSignatureHolds
        self.codeHolds = codeHolds
        self.standing = standing
        self.accepted = accepted
        self.demand = demand
    }

    package func judge(_ shown: Presentation) -> CardVerdict {
        if let verdict = signature() ?? time(shown.card) { return verdict }
        if case .revoked = standing { return CardVerdict(.revoked, .statusRevoked) }
        let proven: UInt8
        switch presence(shown) {
        case .refused(let verdict): return verdict
        case .proven(let assurance): proven = assurance
        }
        let province = UInt64(shown.card.flags.province)
        if province != 0, demand.provinces >> province & 1 == 0 {
            return CardVerdict(.notEligibleHere, .otherProvince)
        }
        guard let staleness else {
            return proven < demand.assurance
                ? CardVerdict(.notEligibleHere, .assuranceTooLow) : CardVerdict(.valid, assurance: proven)
        }
        return CardVerdict(.staleLists, staleness, assurance: 1)
    }

    private func signature() -> CardVerdict? {
        guard let key else { return CardVerdict(.unknownKey, .trustListMissing) }
        switch key {
        case .unknown: return CardVerdict(.unknownKey, .keyNotListed)
        case .retired: return CardVerdict(.unknownKey, .keyRetired)
        case .found, .notYetValid: break
        }
        guard cardSignatureHolds else { return CardVerdict(.badSignature, .cardSignature) }
        if case .notYetValid = key { return CardVerdict(.notYetValid, .keyNotYetValid) }
        return nil
    }

    private func time(_ card: Card) -> CardVerdict? {
        if unixSeconds >= card.expires { return CardVerdict(.expired, .cardExpired) }
        if let notBefore = card.notBefore, unixSeconds < notBefore {
            return CardVerdict(.notYetValid, .cardNotYetValid)
        }
        if case .chain(let anchor) = card.proof, anchor.step(at: unixSeconds) < 0 {
            return CardVerdict(.notYetValid, .chainNotBegun)
        }
        return nil
    }

    private enum Presence {
        case proven(UInt8)
        case refused(CardVerdict)
    }

    /// A card of a telephone counts only with its proof: a picture of it is nothing.
    private func presence(_ shown: Presentation) -> Presence {
        switch (shown.card.proof, shown.proof) {
        case (.none, _): return .proven(1)
        case (.chain(let anchor), .code(let code)):
            if let verdict = refusal(code, anchor, shown.card) { return .refused(verdict) }
            return .proven(2)
        case (.chain, _): return .refused(CardVerdict(.codeTooOld, .codeMissing))
        case (.device, .signature):
            guard let deviceSignatureHolds else { return .refused(CardVerdict(.codeTooOld, .challengeMissing)) }
            return deviceSignatureHolds ? .proven(3) : .refused(CardVerdict(.badSignature, .deviceSignature))
        case (.device, _): return .refused(CardVerdict(.codeTooOld, .signatureMissing))
        }
    }

    private func refusal(_ code: ChainCode, _ anchor: ChainAnchor, _ card: Card) -> CardVerdict? {
        let clock = anchor.step(at: unixSeconds)
        if Int64(code.step) < clock - CardJudge.tolerance { return CardVerdict(.codeTooOld, .codeBehindClock) }
        if Int64(code.step) > clock + CardJudge.tolerance { return CardVerdict(.codeTooOld, .codeAheadOfClock) }
        if let accepted, code.step < accepted.step { return CardVerdict(.codeReplayed, .laterCodeSeen) }
        guard codeHolds ?? code.holds(from: anchor, accepted: accepted, card: card.id) else {
            return CardVerdict(.badSignature, .chainValue)
        }
        return nil
    }

    /// Lists are looked at last: what they would say is only unknown when all else is well.
    private var staleness: CardReason? {
        if trustIsStale { return .trustListExpired }
        return switch standing {
        case .inOrder, .revoked: nil
        case .listStale: .statusListExpired
        case .notListed: .statusListMissing
        }
    }
}
