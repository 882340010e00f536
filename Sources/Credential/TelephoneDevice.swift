package import CardFormat
internal import Crypto

/// The key that a telephone made for itself and never lets out.
package struct TelephoneDevice: Sendable {
    private let key = P256.Signing.PrivateKey()

    package init() {}

    /// The public half, for the card.
    package var publicKey: DeviceKey {
        let compressed = [UInt8](key.publicKey.compressedRepresentation)
        return DeviceKey(x: [UInt8](compressed[1...]), yIsOdd: compressed[0] == 3)
    }

    /// The answer to a shop's challenge, for one card.
    package func answer(_ challenge: [UInt8], card: [UInt8]) throws -> [UInt8] {
        let signed = DeviceKey.signedBytes(card: card, challenge: challenge)
        return [UInt8](try key.signature(for: signed).rawRepresentation)
    }
}
