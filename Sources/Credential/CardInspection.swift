internal import CardFormat
internal import Kernel

/// What `phucloi card inspect` prints of a card.
package struct CardInspection: Encodable {
    private enum CodingKeys: String, CodingKey {
        case result, reason, assurance, presentation, claims, key
    }

    private struct Claims: Encodable {
        let exp: Int64
        let nbf: Int64?
        let cti: String
        let status: [UInt32]
        let flags: UInt32
        let chain: Chain?
        let cnf: Device?
    }

    private struct Chain: Encodable {
        private enum CodingKeys: String, CodingKey {
            case anchor
            case startStep = "start_step"
        }

        let anchor: String
        let startStep: UInt32
    }

    private struct Device: Encodable {
        /// x and y of the key, compressed.
        let compressed: String
    }

    private struct Shown: Encodable {
        /// printed, code or device.
        let kind: String
        let step: UInt16?
    }

    private struct Key: Encodable {
        private enum CodingKeys: String, CodingKey {
            case kid, use
            case notBefore = "not_before"
            case notAfter = "not_after"
        }

        let kid: String
        let use: String?
        let notBefore: String?
        let notAfter: String?
    }

    private let verdict: (result: String, reason: String?, assurance: UInt8)
    private let shown: Shown?
    private let claims: Claims?
    private let key: Key?

    /// Reads and judges the text of a QR code.
    package init(text: String, verifier: CardVerifier, _ circumstances: CardVerifier.Circumstances) {
        do throws(FormatFault) {
            self.init(try Presentation(text: [UInt8](text.utf8)), verifier, circumstances)
        } catch {
            self.init(fault: error)
        }
    }

    private init(fault: FormatFault) {
        verdict = ("\(CardResult.malformed.code)", "\(fault.code)", 0)
        (shown, claims, key) = (nil, nil, nil)
    }

    private init(
        _ presentation: Presentation, _ verifier: CardVerifier, _ circumstances: CardVerifier.Circumstances
    ) {
        let found = verifier.verify(presentation, circumstances)
        let reason = "\(found.reason.code)"
        verdict = ("\(found.result.code)", reason.isEmpty ? nil : reason, found.assurance)
        shown = CardInspection.shown(presentation.proof)
        claims = CardInspection.claims(presentation.card)
        let listed = verifier.key(of: presentation, at: circumstances.unixSeconds)
        key = Key(
            kid: Hexadecimal.text(presentation.keyID), use: listed.map { "\($0.use.word)" },
            notBefore: listed.map { CardInspection.time($0.notBefore) },
            notAfter: listed.map { CardInspection.time($0.notAfter) })
    }

    private static func shown(_ proof: Presentation.Proof) -> Shown {
        switch proof {
        case .none: Shown(kind: "printed", step: nil)
        case .code(let code): Shown(kind: "code", step: code.step)
        case .signature: Shown(kind: "device", step: nil)
        }
    }

    private static func claims(_ card: Card) -> Claims {
        var (chain, device): (Chain?, Device?) = (nil, nil)
        switch card.proof {
        case .none: break
        case .chain(let anchor):
            chain = Chain(anchor: Hexadecimal.text(anchor.value), startStep: anchor.startMinute)
        case .device(let key): device = Device(compressed: Hexadecimal.text(key.compressed))
        }
        return Claims(
            exp: card.expires, nbf: card.notBefore, cti: Hexadecimal.text(card.id),
            status: [card.status.list, card.status.index], flags: card.flags.rawValue, chain: chain, cnf: device)
    }

    private static func time(_ unixSeconds: Int64) -> String {
        let (microseconds, overflows) = unixSeconds.multipliedReportingOverflow(by: 1_000_000)
        return overflows ? "\(unixSeconds)" : Instant(microseconds: microseconds).iso8601
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(verdict.result, forKey: .result)
        try container.encode(verdict.reason, forKey: .reason)
        try container.encode(verdict.assurance, forKey: .assurance)
        try container.encode(shown, forKey: .presentation)
        try container.encode(claims, forKey: .claims)
        try container.encode(key, forKey: .key)
    }
}
