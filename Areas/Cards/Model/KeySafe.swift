internal import Access
internal import CardFormat
internal import Credential
internal import Kernel

/// Keeps the secrets of keys sealed with the key of the configuration; never in the clear.
struct KeySafe: Sendable {
    let seal: SecretSeal

    /// A new key, ready to be stored.
    ///
    /// Throws `card_secret_key_missing` on an installation without `PHUCLOI_SECRET_KEY`.
    func make(_ purpose: TrustedKey.Use, from: Instant, to: Instant, at now: Instant) throws -> CardKey {
        guard seal.hasKey else { throw Refusal("card_secret_key_missing") }
        let key = SigningKey()
        let trusted = key.trusted(purpose, notBefore: from.unixSeconds, notAfter: to.unixSeconds)
        return CardKey(
            id: key.id, purpose: purpose, point: trusted.point,
            secret: try seal.sealed(key.secret, bond: KeySafe.bond(key.id)).bytes, notBefore: from, notAfter: to,
            madeAt: now, removedAt: nil, removal: nil)
    }

    /// The key, opened for signing.
    ///
    /// Throws `card_secret_key_missing` without the key of the configuration, and `card_key_unreadable` with another
    /// one than it was sealed with.
    func open(_ key: CardKey) throws -> SigningKey {
        guard seal.hasKey else { throw Refusal("card_secret_key_missing") }
        guard let secret = seal.opened(key.secret, isSealed: true, bond: KeySafe.bond(key.id)),
            let opened = try? SigningKey(secret: secret)
        else { throw Refusal("card_key_unreadable", ["key": key.name]) }
        return opened
    }

    private static func bond(_ id: [UInt8]) -> String { "card-key \(KeyName.text(id))" }
}
