internal import Crypto
internal import Foundation

/// Seals the secrets of second factors and the keys of persons with a key that is not in the database (AES-GCM, 256
/// bits).
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

    /// Bytes as they are stored, bound to what they belong to; sealed when there is a key.
    package func sealed(_ bytes: [UInt8], bond: String) throws -> (bytes: [UInt8], isSealed: Bool) {
        guard let key else { return (bytes, false) }
        let box = try AES.GCM.seal(bytes, using: key, authenticating: Data(bond.utf8))
        return (Array(box.nonce) + Array(box.ciphertext) + Array(box.tag), true)
    }

    /// The bytes themselves; nil when they were sealed with another key, or for something else.
    package func opened(_ bytes: [UInt8], isSealed: Bool, bond: String) -> [UInt8]? {
        guard isSealed else { return bytes }
        guard let key, let box = try? AES.GCM.SealedBox(combined: bytes),
            let opened = try? AES.GCM.open(box, using: key, authenticating: Data(bond.utf8))
        else { return nil }
        return Array(opened)
    }

    /// The secret as it is stored.
    func stored(_ secret: [UInt8], accountID: String) throws -> StoredSecret {
        let sealed = try sealed(secret, bond: SecretSeal.bond(accountID))
        return StoredSecret(bytes: sealed.bytes, isSealed: sealed.isSealed)
    }

    /// The secret itself; nil when it was sealed with another key, or for another account.
    func opened(_ stored: StoredSecret, accountID: String) -> [UInt8]? {
        opened(stored.bytes, isSealed: stored.isSealed, bond: SecretSeal.bond(accountID))
    }

    private static func bond(_ accountID: String) -> String {
        "second-factor \(accountID)"
    }
}
