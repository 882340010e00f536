package import Credential
internal import Crypto
internal import CryptoExtras
internal import Foundation

/// The private key of the root in a file, sealed with a passphrase; it belongs on a machine without a network.
package struct RootFile: Codable, Sendable {
    /// The passphrase is wrong, or the file was changed.
    package struct Unreadable: Error {}

    private static let kind = "phucloi-root-1"
    /// scrypt as RFC 7914 names its parameters; about 150 ms and 64 MiB.
    private static let (rounds, blockSize, parallelism) = (1 << 16, 8, 1)

    private let kind: String
    private let rounds: Int
    private let salt: String
    private let sealed: String

    /// A new root, sealed.
    package init(_ key: SigningKey, passphrase: String) throws {
        kind = RootFile.kind
        rounds = RootFile.rounds
        let salt = TelephoneChain.newSeed()
        self.salt = Data(salt).base64EncodedString()
        let box = try AES.GCM.seal(
            key.secret, using: try RootFile.key(passphrase, salt, rounds), authenticating: Data(RootFile.kind.utf8))
        sealed = Data(Array(box.nonce) + Array(box.ciphertext) + Array(box.tag)).base64EncodedString()
    }

    /// The key.
    ///
    /// Throws `Unreadable`.
    package func open(passphrase: String) throws -> SigningKey {
        guard kind == RootFile.kind, (1 << 14...1 << 20).contains(rounds), let salt = Data(base64Encoded: salt),
            let sealed = Data(base64Encoded: sealed), let box = try? AES.GCM.SealedBox(combined: sealed),
            let key = try? RootFile.key(passphrase, Array(salt), rounds),
            let secret = try? AES.GCM.open(box, using: key, authenticating: Data(kind.utf8)),
            let opened = try? SigningKey(secret: Array(secret))
        else { throw Unreadable() }
        return opened
    }

    private static func key(_ passphrase: String, _ salt: [UInt8], _ rounds: Int) throws -> SymmetricKey {
        try KDF.Scrypt.deriveKey(
            from: Data(passphrase.precomposedStringWithCanonicalMapping.utf8), salt: salt, outputByteCount: 32,
            rounds: rounds, blockSize: blockSize, parallelism: parallelism)
    }
}
