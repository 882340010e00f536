import CardFormat
import Credential

/// A root, its keys and lists, and cards of every kind, at a fixed time.
struct CardWorld {
    static let subject = "urn:congdoan:card-status:3"
    static let listNumber: UInt32 = 3
    static let revokedIndex: UInt32 = 77_777

    /// 2026-07-01T08:00:00+07:00.
    let now: Int64 = 1_782_867_600
    let root = SigningKey()
    let cardKey = SigningKey()
    let statusKey = SigningKey()
    let trust: TrustList
    let trustBytes: [UInt8]
    let statusBytes: [UInt8]
    let issuer: CardIssuer

    init(version: UInt64 = 5) throws {
        trust = TrustList(
            version: version, issued: now - 3_600, expires: now - 3_600 + TrustList.lifeSeconds,
            keys: [
                cardKey.trusted(.card, notBefore: now - 86_400, notAfter: now + 90 * 86_400),
                statusKey.trusted(.status, notBefore: now - 86_400, notAfter: now + 90 * 86_400),
                root.trusted(.trust, notBefore: now - 86_400, notAfter: now + 900 * 86_400),
            ],
            oldestProgram: 1)
        trustBytes = try Seal.trustList(trust, by: root)
        var maker = StatusListMaker(number: CardWorld.listNumber, subject: CardWorld.subject, count: 100_000)
        maker.revoke(CardWorld.revokedIndex)
        statusBytes = try Seal.statusList(try maker.list(issued: now - 60), by: statusKey)
        issuer = CardIssuer(key: cardKey)
    }

    /// A verifier that has both lists.
    func verifier() throws -> CardVerifier {
        var verifier = CardVerifier(trust: trust)
        try verifier.take(try Seal.openStatusList(statusBytes, trust: trust, at: now))
        return verifier
    }

    func card(
        expires: Int64? = nil, notBefore: Int64? = nil, index: UInt32 = 1_234, list: UInt32 = CardWorld.listNumber,
        id: [UInt8] = Card.newID(), province: UInt8 = 42, proof: Card.Proof = .none
    ) -> Card {
        let assurance: UInt8 =
            switch proof {
            case .none: 1
            case .chain: 2
            case .device: 3
            }
        return Card(
            expires: expires ?? now + 7 * 86_400, notBefore: notBefore, id: id,
            status: StatusPlace(list: list, index: index),
            flags: CardFlags(province: province, assurance: assurance, isFamily: true), proof: proof)
    }

    /// What a signed card shows with a proof.
    func shown(_ card: Card, _ proof: Presentation.Proof = .none) throws -> Presentation {
        try Presentation(text: Presentation.text(card: try issuer.sign(card), proof: proof))
    }

    /// A card with a chain of `steps` minutes that began `minutes` ago.
    func telephone(minutes: Int64, steps: UInt16 = 10_080) -> (card: Card, chain: TelephoneChain) {
        let id = Card.newID()
        let chain = TelephoneChain(
            seed: TelephoneChain.newSeed(), card: id, startMinute: UInt32(HashChain.minute(of: now) - minutes),
            steps: steps)
        return (card(id: id, proof: .chain(chain.anchor)), chain)
    }
}
