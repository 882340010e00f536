package import CardFormat
internal import Crypto
internal import CryptoExtras
internal import Foundation

/// A public key in a file of JSON (RFC 7517): P-256, P-384, P-521, or RSA of 2.048 bits and more.
package struct JSONWebKey: Sendable {
    package enum Fault: String, Error {
        case noKey = "no_key"
        case otherKind = "other_kind"
        case badValue = "bad_value"
    }

    private struct Members: Decodable {
        let kty: String
        let crv: String?
        let x: String?
        let y: String?
        let n: String?
        let e: String?
    }

    private enum Kind: Sendable {
        case p256(P256.Signing.PublicKey)
        case p384(P384.Signing.PublicKey)
        case p521(P521.Signing.PublicKey)
        case rsa(_RSA.Signing.PublicKey)
    }

    private let kind: Kind

    package init(json: [UInt8]) throws(Fault) {
        guard let members = try? JSONDecoder().decode(Members.self, from: Data(json)) else { throw .noKey }
        switch (members.kty, members.crv) {
        case ("EC", "P-256"):
            kind = .p256(try JSONWebKey.key(members, 32) { try P256.Signing.PublicKey(rawRepresentation: $0) })
        case ("EC", "P-384"):
            kind = .p384(try JSONWebKey.key(members, 48) { try P384.Signing.PublicKey(rawRepresentation: $0) })
        case ("EC", "P-521"):
            kind = .p521(try JSONWebKey.key(members, 66) { try P521.Signing.PublicKey(rawRepresentation: $0) })
        case ("RSA", _): kind = .rsa(try JSONWebKey.rsa(members))
        default: throw .otherKind
        }
    }

    /// The key of a point whose coordinates are `width` bytes; some programs leave out zeros before a coordinate.
    private static func key<Key>(
        _ members: Members, _ width: Int, _ make: (_ point: [UInt8]) throws -> Key
    ) throws(Fault) -> Key {
        guard let x = members.x.flatMap(Base64Address.bytes), let y = members.y.flatMap(Base64Address.bytes),
            x.count <= width, y.count <= width
        else { throw .badValue }
        let point = [x, y].flatMap { [UInt8](repeating: 0, count: width - $0.count) + $0 }
        guard let key = try? make(point) else { throw .badValue }
        return key
    }

    private static func rsa(_ members: Members) throws(Fault) -> _RSA.Signing.PublicKey {
        guard let n = members.n.flatMap(Base64Address.bytes), let e = members.e.flatMap(Base64Address.bytes),
            let key = try? _RSA.Signing.PublicKey(n: n, e: e)
        else { throw .badValue }
        return key
    }

    /// Whether a message was signed with this key in the way that its headers say and the key allows.
    package func holds(_ message: SignedMessage, externalData: [UInt8]) -> Bool {
        guard let algorithm = message.algorithm else { return false }
        return holds(message.signature, over: message.signedBytes(externalData: externalData), by: algorithm)
    }

    /// Whether a signature is one of these bytes with this key.
    ///
    /// - Parameter algorithm: one of `SignatureAlgorithm`; by any other nothing holds.
    package func holds(_ bytes: [UInt8], over signed: [UInt8], by algorithm: Int64) -> Bool {
        switch algorithm {
        case SignatureAlgorithm.es256: return isElliptic(bytes, SHA256.hash(data: signed))
        case SignatureAlgorithm.es384: return isElliptic(bytes, SHA384.hash(data: signed))
        case SignatureAlgorithm.es512: return isElliptic(bytes, SHA512.hash(data: signed))
        case SignatureAlgorithm.ps256:
            guard case .rsa(let key) = kind else { return false }
            let signature = _RSA.Signing.RSASignature(rawRepresentation: bytes)
            return key.isValidSignature(signature, for: SHA256.hash(data: signed), padding: .PSS)
        default: return false
        }
    }

    /// ECDSA: any hash goes with any curve (RFC 9053, 2.1).
    private func isElliptic(_ bytes: [UInt8], _ digest: some Digest) -> Bool {
        switch kind {
        case .p256(let key):
            (try? P256.Signing.ECDSASignature(rawRepresentation: bytes)).map { key.isValidSignature($0, for: digest) }
                ?? false
        case .p384(let key):
            (try? P384.Signing.ECDSASignature(rawRepresentation: bytes)).map { key.isValidSignature($0, for: digest) }
                ?? false
        case .p521(let key):
            (try? P521.Signing.ECDSASignature(rawRepresentation: bytes)).map { key.isValidSignature($0, for: digest) }
                ?? false
        case .rsa: false
        }
    }

    /// The key, when it is one on P-256.
    var elliptic: P256.Signing.PublicKey? {
        if case .p256(let key) = kind { key } else { nil }
    }
}

extension P256.Signing.PublicKey {
    /// Whether 64 bytes, r and s, are a signature of these bytes (ES256).
    func holds(_ signature: [UInt8], over signed: [UInt8]) -> Bool {
        guard let signature = try? P256.Signing.ECDSASignature(rawRepresentation: signature) else { return false }
        return isValidSignature(signature, for: signed)
    }
}
