package import CardFormat
internal import Crypto

/// The key that a telephone made for itself and never lets out.
package struct TelephoneDevice: Sendable {
    private let key = P256.Signing.PrivateKey()

    package init() {}

    /// The public half, for the card.
    package var publicKey: DeviceKey { DeviceKey(key.publicKey) }

    /// The answer to a shop's challenge, for one card.
    package func answer(_ challenge: [UInt8], card: [UInt8]) throws -> [UInt8] {
        let signed = DeviceKey.signedBytes(card: card, challenge: challenge)
        return [UInt8](try key.signature(for: signed).rawRepresentation)
    }
}

extension DeviceKey {
    /// Reads 33 bytes (SEC 1, 2.3.4); nil when they are no point of the curve.
    package init?(compressed: [UInt8]) {
        guard let key = try? P256.Signing.PublicKey(compressedRepresentation: compressed) else { return nil }
        self.init(key)
    }

    fileprivate init(_ key: P256.Signing.PublicKey) {
        let compressed = [UInt8](key.compressedRepresentation)
        self.init(x: [UInt8](compressed[1...]), yIsOdd: compressed[0] == 3)
    }
}
