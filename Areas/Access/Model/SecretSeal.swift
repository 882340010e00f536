internal import Crypto
internal import Foundation

/// Seals the secrets of second factors with a key that is not in the database (AES-GCM, 256 bits).
///
/// Those secrets cannot be hashed, because codes are computed from them. Each is bound to its account, so that a
/// sealed secret which is moved to another account does not open.
package struct SecretSeal: Sendable {
    private let key: SymmetricKey?

    /// Seals nothing; for places without a key.
    package static let none = SecretSeal(key: nil)

    private init(key: SymmetricKey?) {
        self.key = key
    }

    /// Nil unless the text is 32 bytes in hexadecimal digits.
    package init?(hex: String) {
        let digits = Array(hex.utf8)
        guard digits.count == 64 else { return nil }
        var bytes: [UInt8] = []
        for index in stride(from: 0, to: digits.count, by: 2) {
            let pair = String(decoding: digits[index...(index + 1)], as: UTF8.self)
            guard pair.utf8.allSatisfy({ $0 != UInt8(ascii: "+") && $0 != UInt8(ascii: "-") }),
                let byte = UInt8(pair, radix: 16)
            else { return nil }
            bytes.append(byte)
        }
        key = SymmetricKey(data: bytes)
    }

    package var hasKey: Bool { key != nil }

    /// The secret as it is stored.
    func stored(_ secret: [UInt8], accountID: String) throws -> StoredSecret {
        guard let key else { return StoredSecret(bytes: secret, isSealed: false) }
        let box = try AES.GCM.seal(secret, using: key, authenticating: SecretSeal.bond(accountID))
        return StoredSecret(bytes: Array(box.nonce) + Array(box.ciphertext) + Array(box.tag), isSealed: true)
    }

    /// The secret itself; nil when it was sealed with another key, or for another account.
    func opened(_ stored: StoredSecret, accountID: String) -> [UInt8]? {
        guard stored.isSealed else { return stored.bytes }
        guard let key, let box = try? AES.GCM.SealedBox(combined: stored.bytes),
            let secret = try? AES.GCM.open(box, using: key, authenticating: SecretSeal.bond(accountID))
        else { return nil }
        return Array(secret)
    }

    private static func bond(_ accountID: String) -> Data {
        Data("second-factor \(accountID)".utf8)
    }
}
