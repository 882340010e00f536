package import CardFormat
internal import Crypto

/// The public keys of the offline root, which a counter or server was given when it was set up.
package struct RootKeys: Sendable {
    private let keys: [[UInt8]: P256.Signing.PublicKey]

    /// Those of private keys, for who holds both.
    package init(_ keys: [SigningKey]) {
        self.keys = Dictionary(keys.map { ($0.id, $0.publicKey) }) { first, _ in first }
    }

    /// One from a file of JSON; nil for a key that is not on P-256.
    package init?(_ key: JSONWebKey) {
        guard let key = key.elliptic else { return nil }
        keys = [SigningKey.id(of: key): key]
    }

    /// The keys that a trust list names for the next trust list.
    package init(_ list: TrustList, at unixSeconds: Int64) {
        var keys: [[UInt8]: P256.Signing.PublicKey] = [:]
        for listed in list.keys where listed.use == .trust {
            guard case .found(let key) = list.key(listed.id, .trust, at: unixSeconds) else { continue }
            keys[key.id] = try? P256.Signing.PublicKey(rawRepresentation: key.point)
        }
        self.keys = keys
    }

    /// Their numbers.
    package var ids: [[UInt8]] { keys.keys.sorted { $0.lexicographicallyPrecedes($1) } }

    subscript(id: [UInt8]) -> P256.Signing.PublicKey? { keys[id] }
}
