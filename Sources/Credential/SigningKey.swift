package import CardFormat
internal import Crypto

/// A private key on P-256 that signs cards, lists or receipts; a trust list says which.
package struct SigningKey: Sendable {
    private let key: P256.Signing.PrivateKey
    /// The number by which what it signed names it: the first 4 bytes of SHA-256 over the uncompressed point.
    package let id: [UInt8]

    /// A new key.
    package init() {
        self.init(P256.Signing.PrivateKey())
    }

    /// The key that was kept, 32 bytes.
    ///
    /// - Throws: when these are no private key.
    package init(secret: [UInt8]) throws {
        self.init(try P256.Signing.PrivateKey(rawRepresentation: secret))
    }

    private init(_ key: P256.Signing.PrivateKey) {
        self.key = key
        id = SigningKey.id(of: key.publicKey)
    }

    static func id(of key: P256.Signing.PublicKey) -> [UInt8] {
        [UInt8](SHA256.hash(data: key.x963Representation).prefix(4))
    }

    /// The private key itself, to be kept sealed.
    package var secret: [UInt8] { [UInt8](key.rawRepresentation) }

    var publicKey: P256.Signing.PublicKey { key.publicKey }

    /// The public half, as a trust list names it.
    package func trusted(_ use: TrustedKey.Use, notBefore: Int64, notAfter: Int64) -> TrustedKey {
        let point = [UInt8](key.publicKey.rawRepresentation)
        return TrustedKey(
            id: id, x: [UInt8](point[..<32]), y: [UInt8](point[32...]), notBefore: notBefore, notAfter: notAfter,
            use: use)
    }

    /// The public half as JSON (RFC 7517), for `--root` and for others' programs.
    package var publicJSON: String {
        let point = key.publicKey.rawRepresentation
        func text(_ bytes: some Sequence<UInt8>) -> String {
            Base64Address.text([UInt8](bytes))
        }
        return """
            {"kty":"EC","crv":"P-256","x":"\(text(point.prefix(32)))","y":"\(text(point.suffix(32)))",\
            "kid":"\(Hexadecimal.text(id))"}
            """
    }

    /// ES256 over these bytes: r and s, 64 bytes.
    func signature(over bytes: [UInt8]) throws -> [UInt8] {
        [UInt8](try key.signature(for: bytes).rawRepresentation)
    }

    /// A signed message of a use, tagged 18.
    func seal(_ content: [UInt8], as use: TrustedKey.Use) throws -> [UInt8] {
        let headers = SignedMessage.protectedBytes(keyID: id, type: use.messageType)
        let signed = SignedMessage.signedBytes(
            protected: headers, externalData: use.externalData, payload: content)
        return SignedMessage.bytes(protected: headers, payload: content, signature: try signature(over: signed))
    }
}
