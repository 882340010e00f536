package import CardFormat
internal import Foundation
internal import Kernel

/// What the holder of the root is asked to sign: a file of JSON that can be read before it is signed.
package struct TrustRequest: Codable, Sendable {
    package struct Key: Codable, Sendable {
        enum CodingKeys: String, CodingKey {
            case kid, use, x, y
            case notBefore = "not_before"
            case notAfter = "not_after"
        }

        package let kid: String
        package let use: String
        let x: String
        let y: String
        package let notBefore: Int64
        package let notAfter: Int64
    }

    enum CodingKeys: String, CodingKey {
        case version, keys
        case oldestProgram = "min_app"
    }

    /// One more than the version that was accepted last.
    package let version: UInt64
    package let oldestProgram: UInt64
    package let keys: [Key]

    /// Keys that were removed, or ended longer ago than the last thing that they signed, are left out.
    init(_ lists: CardLists, at now: Instant) {
        version = (lists.trust?.version ?? 0) + 1
        oldestProgram = 1
        keys = lists.keys.filter { $0.removedAt == nil && $0.notAfter > now }.map { key in
            let trusted = key.trusted
            return Key(
                kid: key.name, use: key.purpose.name, x: Data(trusted.x).base64EncodedString(),
                y: Data(trusted.y).base64EncodedString(), notBefore: trusted.notBefore, notAfter: trusted.notAfter)
        }
    }

    /// The list to sign; nil when a key cannot be read.
    package func list(issued: Int64) -> TrustList? {
        var read: [TrustedKey] = []
        for key in keys {
            guard let id = KeyName.id(key.kid), let use = TrustedKey.Use(name: key.use),
                let x = Data(base64Encoded: key.x), let y = Data(base64Encoded: key.y), x.count == 32, y.count == 32,
                key.notAfter > key.notBefore, key.notBefore >= 0
            else { return nil }
            read.append(
                TrustedKey(
                    id: id, x: Array(x), y: Array(y), notBefore: key.notBefore, notAfter: key.notAfter, use: use))
        }
        return TrustList(
            version: version, issued: issued, expires: issued + TrustList.lifeSeconds, keys: read,
            oldestProgram: oldestProgram)
    }
}
