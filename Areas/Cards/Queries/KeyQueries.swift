internal import CardFormat
internal import Kernel
internal import Storage

/// The statements about keys, roots and trust lists.
enum KeyQueries {
    static func keys(in tx: Transaction) throws -> [CardKey] {
        try tx.rows(
            """
            SELECT key_id, purpose, point, secret, not_before, not_after, made_at, removed_at, removal
            FROM card_key ORDER BY made_at, key_id
            """
        ).compactMap { row in
            guard let id = KeyName.id(try row.text(0)), let purpose = TrustedKey.Use(name: try row.text(1)) else {
                return nil
            }
            return CardKey(
                id: id, purpose: purpose, point: try row.blob(2), secret: try row.blob(3),
                notBefore: try row.instant(4), notAfter: try row.instant(5), madeAt: try row.instant(6),
                removedAt: try row.optionalInstant(7), removal: try row.optionalText(8))
        }
    }

    static func insert(_ key: CardKey, in tx: Transaction) throws {
        try tx.run(
            """
            INSERT INTO card_key (key_id, purpose, secret, point, not_before, not_after, made_at)
            VALUES (\(key.name), \(key.purpose.name), \(key.secret), \(key.point), \(key.notBefore),
                \(key.notAfter), \(key.madeAt))
            """)
    }

    /// False when there is no such key, or it was removed before.
    static func remove(_ id: [UInt8], _ reason: String, at now: Instant, in tx: Transaction) throws -> Bool {
        try tx.run(
            """
            UPDATE card_key SET removed_at = \(now), removal = \(reason)
            WHERE key_id = \(KeyName.text(id)) AND removed_at IS NULL
            """) == 1
    }

    /// The root's public key as JSON; nil before the first trust list.
    static func root(in tx: Transaction) throws -> String? {
        try tx.first("SELECT public_key FROM card_root ORDER BY pinned_at LIMIT 1")?.text(0)
    }

    static func pin(_ id: [UInt8], _ publicKey: String, in tx: Transaction) throws {
        try tx.run(
            """
            INSERT INTO card_root (key_id, public_key, pinned_at)
            VALUES (\(KeyName.text(id)), \(publicKey), \(tx.now))
            """)
    }

    /// The signed trust list that was accepted last.
    static func trustList(in tx: Transaction) throws -> [UInt8]? {
        try tx.first("SELECT content FROM card_trust_list ORDER BY version DESC LIMIT 1")?.blob(0)
    }

    static func insert(_ version: UInt64, _ content: [UInt8], in tx: Transaction) throws {
        try tx.run(
            """
            INSERT INTO card_trust_list (version, content, accepted_at)
            VALUES (\(Int64(version)), \(content), \(tx.now))
            """)
    }
}
