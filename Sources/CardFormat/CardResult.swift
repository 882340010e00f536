/// What a counter is told of a card.
package enum CardResult: UInt8, Sendable, CaseIterable {
    case valid = 1
    case expired = 2
    case notYetValid = 3
    case unknownKey = 4
    case badSignature = 5
    case revoked = 6
    /// All is well as far as lists go that are too old, or missing.
    case staleLists = 7
    case codeTooOld = 8
    case codeReplayed = 9
    case notEligibleHere = 10
    case malformed = 11

    /// The word in answers to programs.
    package var code: StaticString {
        switch self {
        case .valid: "valid"
        case .expired: "expired"
        case .notYetValid: "not_yet_valid"
        case .unknownKey: "unknown_key"
        case .badSignature: "bad_signature"
        case .revoked: "revoked"
        case .staleLists: "stale_lists"
        case .codeTooOld: "code_too_old"
        case .codeReplayed: "code_replayed"
        case .notEligibleHere: "not_eligible_here"
        case .malformed: "malformed"
        }
    }
}

/// What decided the result.
package enum CardReason: UInt8, Sendable, CaseIterable {
    case none = 0
    case cardExpired = 1
    case cardNotYetValid = 2
    case keyNotYetValid = 3
    case chainNotBegun = 4
    case keyNotListed = 5
    case keyRetired = 6
    case cardSignature = 7
    case deviceSignature = 8
    case chainValue = 9
    case statusRevoked = 10
    case trustListExpired = 11
    case statusListExpired = 12
    case statusListMissing = 13
    case codeBehindClock = 14
    case codeAheadOfClock = 15
    case codeMissing = 16
    case signatureMissing = 17
    case challengeMissing = 18
    case laterCodeSeen = 19
    case assuranceTooLow = 20
    case otherProvince = 21
    case trustListMissing = 22

    package var code: StaticString {
        switch self {
        case .none: ""
        case .cardExpired: "card_expired"
        case .cardNotYetValid: "card_not_yet_valid"
        case .keyNotYetValid: "key_not_yet_valid"
        case .chainNotBegun: "chain_not_begun"
        case .keyNotListed: "key_not_listed"
        case .keyRetired: "key_retired"
        case .cardSignature: "card_signature"
        case .deviceSignature: "device_signature"
        case .chainValue: "chain_value"
        case .statusRevoked: "status_revoked"
        case .trustListExpired: "trust_list_expired"
        case .statusListExpired: "status_list_expired"
        case .statusListMissing: "status_list_missing"
        case .codeBehindClock: "code_behind_clock"
        case .codeAheadOfClock: "code_ahead_of_clock"
        case .codeMissing: "code_missing"
        case .signatureMissing: "signature_missing"
        case .challengeMissing: "challenge_missing"
        case .laterCodeSeen: "later_code_seen"
        case .assuranceTooLow: "assurance_too_low"
        case .otherProvince: "other_province"
        case .trustListMissing: "trust_list_missing"
        }
    }
}

/// A result with what decided it.
package struct CardVerdict: Equatable, Sendable {
    package let result: CardResult
    package let reason: CardReason
    /// 3 device key, 2 rotating code, 1 printed or by lists that are too old, 0 when the card does not hold.
    package let assurance: UInt8

    package init(_ result: CardResult, _ reason: CardReason = .none, assurance: UInt8 = 0) {
        self.result = result
        self.reason = reason
        self.assurance = assurance
    }
}
