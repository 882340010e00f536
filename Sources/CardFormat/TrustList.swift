/// The keys that counters and servers believe, as the offline root signed them.
package struct TrustList: Sendable {
    /// How long a list stands: 30 days.
    package static let lifeSeconds: Int64 = 30 * 86_400
    private static let mostKeys = 256

    /// Never goes down; who has seen a number takes no list with a lower one.
    package let version: UInt64
    package let issued: Int64
    /// The first second at which it is stale.
    package let expires: Int64
    package let keys: [TrustedKey]
    /// The oldest version of the program that may go on using the list.
    package let oldestProgram: UInt64

    package init(version: UInt64, issued: Int64, expires: Int64, keys: [TrustedKey], oldestProgram: UInt64) {
        self.version = version
        self.issued = issued
        self.expires = expires
        self.keys = keys
        self.oldestProgram = oldestProgram
    }

    /// Reads the content of a signed list.
    package init(content: [UInt8]) throws(FormatFault) {
        let item = try CBORReader.item(content, .list)
        guard let version = item["version"]?.unsigned, let issued = item["issued"]?.integer,
            let expires = item["expires"]?.integer, let keys = item["keys"]?.items,
            let oldestProgram = item["min_app"]?.unsigned
        else { throw .missingValue }
        guard item.pairs?.count == 5 else { throw .unknownValue }
        guard issued >= 0, expires >= issued, keys.count <= TrustList.mostKeys else { throw .unexpectedValue }
        var read: [TrustedKey] = []
        for key in keys {
            let key = try TrustedKey(key)
            for other in read where other.id == key.id && other.use == key.use { throw .duplicateKey }
            read.append(key)
        }
        self.init(version: version, issued: issued, expires: expires, keys: read, oldestProgram: oldestProgram)
    }

    /// The content to sign.
    package var content: [UInt8] {
        var writer = CBORWriter()
        writer.map(5)
        writer.text("version")
        writer.unsigned(version)
        writer.text("issued")
        writer.integer(issued)
        writer.text("expires")
        writer.integer(expires)
        writer.text("keys")
        writer.array(keys.count)
        for key in keys { key.write(&writer) }
        writer.text("min_app")
        writer.unsigned(oldestProgram)
        return writer.bytes
    }

    /// Whether somebody who has seen the version `seen` may take this list.
    package func mayFollow(_ seen: UInt64?) -> Bool {
        guard let seen else { return true }
        return version >= seen
    }

    package func isStale(at unixSeconds: Int64) -> Bool {
        unixSeconds >= expires
    }

    /// The key of a number for a use at a moment.
    package func key(_ id: [UInt8], _ use: TrustedKey.Use, at unixSeconds: Int64) -> KeyFinding {
        for key in keys where key.use == use && key.id == id {
            if unixSeconds < key.notBefore { return .notYetValid(key) }
            return unixSeconds < key.notAfter ? .found(key) : .retired(key)
        }
        return .unknown
    }
}

/// What a trust list says of a key's number.
package enum KeyFinding: Sendable {
    case found(TrustedKey)
    case notYetValid(TrustedKey)
    /// What it signed no longer counts.
    case retired(TrustedKey)
    /// Never listed, removed, or listed for another use.
    case unknown

    package var key: TrustedKey? {
        switch self {
        case .found(let key), .notYetValid(let key), .retired(let key): key
        case .unknown: nil
        }
    }
}
