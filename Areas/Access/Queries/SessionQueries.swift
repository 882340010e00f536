internal import Kernel
internal import Storage

/// The SQL of sessions.
enum SessionQueries {
    /// A session as it is stored, with its living account.
    struct Found: Sendable {
        let sessionID: String
        let accountID: String
        let signInName: String
        let displayName: String
        let language: Language
        let startedAt: Instant
        let seenAt: Instant
        let hasSecondFactor: Bool
        /// For whom the session acts now; nil when for nobody else.
        let acting: Acting?
    }

    static func insert(_ hash: [UInt8], accountID: String, address: String, in tx: Transaction) throws {
        let id = TimeOrderedID.make(at: tx.now)
        try tx.run(
            """
            INSERT INTO access_session (id, token_hash, account_id, address, started_at, seen_at)
            VALUES (\(id), \(hash), \(accountID), \(address), \(tx.now), \(tx.now))
            """)
    }

    static func find(_ hash: [UInt8], in tx: Transaction) throws -> Found? {
        try tx.first(
            """
            SELECT own.id, own.sign_in_name, own.display_name, own.language, s.started_at, seen_at, confirmed_at, s.id,
                other.id, other.sign_in_name, other.display_name, other.ended_at, consented_on
            FROM access_session s JOIN access_account own ON own.id = s.account_id
            LEFT JOIN access_second_factor f ON f.account_id = own.id
            LEFT JOIN access_acting a ON a.session_id = s.id AND a.ended_at IS NULL
            LEFT JOIN access_account other ON other.id = a.for_account_id
            WHERE token_hash = \(hash) AND own.ended_at IS NULL
            """
        ).map { row in
            Found(
                sessionID: try row.text(7), accountID: try row.text(0), signInName: try row.text(1),
                displayName: try row.text(2),
                language: Language(rawValue: try row.text(3)) ?? .vietnamese, startedAt: try row.instant(4),
                seenAt: try row.instant(5), hasSecondFactor: !row.isNull(6),
                acting: row.isNull(8)
                    ? nil
                    : Acting(
                        forAccountID: try row.text(8), forSignInName: try row.text(9),
                        forDisplayName: try row.text(10), isForAccountEnded: !row.isNull(11),
                        consentedOn: try row.day(12)))
        }
    }

    static func noteRequest(_ hash: [UInt8], in tx: Transaction) throws {
        try tx.run("UPDATE access_session SET seen_at = \(tx.now) WHERE token_hash = \(hash)")
    }

    static func end(_ hash: [UInt8], in tx: Transaction) throws {
        try tx.run("DELETE FROM access_session WHERE token_hash = \(hash)")
        try ActingQueries.endWithoutSession(in: tx)
    }

    /// False when there is no such session of the account.
    static func end(id: String, of accountID: String, in tx: Transaction) throws -> Bool {
        let isThere = try tx.run("DELETE FROM access_session WHERE id = \(id) AND account_id = \(accountID)") > 0
        try ActingQueries.endWithoutSession(in: tx)
        return isThere
    }

    static func endAll(of accountID: String, but hash: [UInt8], in tx: Transaction) throws {
        try tx.run("DELETE FROM access_session WHERE account_id = \(accountID) AND token_hash <> \(hash)")
        try ActingQueries.endWithoutSession(in: tx)
    }

    /// Sessions that have not ended yet, the last used first; at most a hundred.
    static func living(
        of accountID: String, seenFrom hash: [UInt8], by rules: SessionRules, in tx: Transaction
    ) throws -> [SessionSummary] {
        try tx.rows(
            """
            SELECT id, started_at, seen_at, address, token_hash FROM access_session WHERE account_id = \(accountID)
                AND seen_at > \(tx.now + -rules.idleSeconds)
                AND started_at > \(tx.now + -rules.absoluteSeconds)
            ORDER BY seen_at DESC, id DESC LIMIT 100
            """
        ).map { row in
            SessionSummary(
                id: try row.text(0), startedAt: try row.instant(1), seenAt: try row.instant(2),
                address: try row.text(3), isThis: try row.blob(4) == hash)
        }
    }

    static func endAll(of accountID: String, in tx: Transaction) throws {
        try tx.run("DELETE FROM access_session WHERE account_id = \(accountID)")
        try ActingQueries.endWithoutSession(in: tx)
    }

    /// Forgets sessions that are over, whoever had them.
    static func forgetOld(in tx: Transaction) throws {
        try tx.run("DELETE FROM access_session WHERE seen_at < \(tx.now + -SessionRules.longest.idleSeconds)")
        try ActingQueries.endWithoutSession(in: tx)
    }
}
