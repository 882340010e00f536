internal import CardFormat
internal import Credential
internal import Kernel

/// The keys and the trust list as they are, kept in memory.
struct CardLists: Sendable {
    let keys: [CardKey]
    /// As the root signed it; nil before the first one.
    let signed: [UInt8]?
    let trust: TrustList?
    /// The root's public key as JSON.
    let root: String?
    /// Knows the keys of the trust list without those that were removed since.
    let verifier: CardVerifier

    init(keys: [CardKey], signed: [UInt8]?, root: String?) {
        self.keys = keys
        self.signed = signed
        self.root = root
        trust = signed.flatMap { try? Seal.readTrustList($0) }
        let removed = Set(keys.filter { $0.removedAt != nil }.map(\.id))
        verifier = CardVerifier(
            trust: trust.map { trust in
                TrustList(
                    version: trust.version, issued: trust.issued, expires: trust.expires,
                    keys: trust.keys.filter { !removed.contains($0.id) }, oldestProgram: trust.oldestProgram)
            })
    }

    /// True when the trust list names the key.
    func lists(_ key: CardKey) -> Bool {
        trust?.keys.contains { $0.id == key.id && $0.use == key.purpose } ?? false
    }

    /// The key that signs now: of those that the trust list names, the newest that is in force and not removed.
    ///
    /// Throws `card_key_missing`.
    func signer(_ purpose: TrustedKey.Use, at now: Instant) throws -> CardKey {
        let listed = keys.last { key in
            guard key.purpose == purpose, key.removedAt == nil,
                case .found? = trust?.key(key.id, purpose, at: now.unixSeconds)
            else { return false }
            return true
        }
        guard let listed else { throw Refusal("card_key_missing", ["purpose": purpose.name]) }
        return listed
    }
}
