internal import Crypto
internal import Kernel

/// The public key with which a partner signs its files of sales; the secret one never leaves the partner.
struct FileKey: Sendable {
    let number: Int64
    let partner: Int64
    let name: String
    /// x and y on P-256, 64 bytes.
    let key: [UInt8]
    let madeAt: Instant
    let madeBy: String
    let stoppedAt: Instant?

    /// The `kid` of a signature.
    var code: String { FileKey.code(number) }

    static func code(_ number: Int64) -> String { "tep-\(number)" }

    /// The number in a `kid`; nil for what names no key of ours.
    static func number(code: String) -> Int64? {
        guard code.hasPrefix("tep-"), let number = Int64(code.dropFirst(4)), number > 0,
            FileKey.code(number) == code
        else { return nil }
        return number
    }

    /// x and y of a public key as `openssl ec -pubout` prints it; nil for anything else, also for a secret key.
    static func bytes(pem: String) -> [UInt8]? {
        (try? P256.Signing.PublicKey(pemRepresentation: pem)).map { Array($0.rawRepresentation) }
    }

    /// True when the secret key signed the text; `signature` is r and s, 64 bytes.
    func hasSigned(_ text: [UInt8], _ signature: [UInt8]) -> Bool {
        guard let key = try? P256.Signing.PublicKey(rawRepresentation: key),
            let signature = try? P256.Signing.ECDSASignature(rawRepresentation: signature)
        else { return false }
        return key.isValidSignature(signature, for: text)
    }
}
