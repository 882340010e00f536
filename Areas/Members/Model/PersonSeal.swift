package import Access
internal import Crypto
internal import Foundation
internal import Kernel
internal import Storage

/// Seals what audit rows tell of a person with that person's own key (AES-GCM, 256 bits).
///
/// The key stands in the vault, itself sealed as the secrets of second factors are. When the person is erased the key
/// goes, and what was sealed can never be read again; the audit rows stay as they are.
package struct PersonSeal: Sendable {
    private let seal: SecretSeal

    package init(_ seal: SecretSeal) {
        self.seal = seal
    }

    /// The person in the words of the file, sealed, in Base64.
    func sealed(_ person: Person, of member: Int64, in tx: Transaction) throws -> String {
        let key = try key(of: member, in: tx)
        let values = [
            "full_name": person.fullName, "birth_date": person.birthDate?.description, "sex": person.sex?.rawValue,
        ].compactMapValues { $0 }
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys]
        let box = try AES.GCM.seal(
            encoder.encode(values), using: key, authenticating: Data("member \(member)".utf8))
        return Data(Array(box.nonce) + Array(box.ciphertext) + Array(box.tag)).base64EncodedString()
    }

    /// What was sealed; nil after the person was erased, or with another key.
    func opened(_ text: String, of member: Int64, in tx: Transaction) throws -> [String: String]? {
        guard let stored = try MemberVaultQueries.key(of: member, in: tx),
            let key = seal.opened(stored.content, isSealed: stored.isSealed, bond: PersonSeal.bond(member)),
            let data = Data(base64Encoded: text), let box = try? AES.GCM.SealedBox(combined: data),
            let values = try? AES.GCM.open(
                box, using: SymmetricKey(data: key), authenticating: Data("member \(member)".utf8))
        else { return nil }
        return try JSONDecoder().decode([String: String].self, from: values)
    }

    /// The key of a person, made when it is first needed.
    private func key(of member: Int64, in tx: Transaction) throws -> SymmetricKey {
        if let stored = try MemberVaultQueries.key(of: member, in: tx) {
            guard let key = seal.opened(stored.content, isSealed: stored.isSealed, bond: PersonSeal.bond(member))
            else { throw KeyUnreadable(member: member) }
            return SymmetricKey(data: key)
        }
        let key = SymmetricKey(size: .bits256)
        let stored = try seal.sealed(key.withUnsafeBytes { Array($0) }, bond: PersonSeal.bond(member))
        try MemberVaultQueries.insertKey(stored.bytes, isSealed: stored.isSealed, of: member, in: tx)
        return key
    }

    private static func bond(_ member: Int64) -> String { "member-key \(member)" }

    /// The key was sealed with another key than this server has.
    struct KeyUnreadable: Error {
        let member: Int64
    }
}
