internal import Crypto
internal import Kernel

/// A browser at the counter of a point, known by a key that it made for itself and never lets out.
struct CounterDevice: Sendable {
    let number: Int64
    let point: Int64
    let name: String
    /// x and y of its public key on P-256, 64 bytes.
    let key: [UInt8]
    let registeredAt: Instant
    let registeredBy: String
    let stoppedAt: Instant?

    /// As sales name it.
    var code: String { CounterDevice.code(number) }

    static func code(_ number: Int64) -> String { "quay-\(number)" }

    /// True when the key of the device signed the text; `signature` is r and s, 64 bytes.
    func hasSigned(_ text: [UInt8], _ signature: [UInt8]) -> Bool {
        guard let key = try? P256.Signing.PublicKey(rawRepresentation: key),
            let signature = try? P256.Signing.ECDSASignature(rawRepresentation: signature)
        else { return false }
        return key.isValidSignature(signature, for: text)
    }
}
