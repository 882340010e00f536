internal import Kernel
internal import Storage

/// The SQL of acting for another; the rows stay, because they hold the consent.
enum ActingQueries {
    static func insert(
        _ draft: ActingDraft, sessionID: String, accountID: String, forAccountID: String, in tx: Transaction
    ) throws {
        try tx.run(
            """
            INSERT INTO access_acting
                (id, session_id, account_id, for_account_id, consent, consented_on, started_at)
            VALUES (\(TimeOrderedID.make(at: tx.now)), \(sessionID), \(accountID), \(forAccountID),
                \(draft.consent), \(draft.consentedOn), \(tx.now))
            """)
    }

    /// For whom the session acts now; nil when for nobody else.
    static func current(sessionID: String, in tx: Transaction) throws -> Acting? {
        try tx.first(
            """
            SELECT access_account.id, sign_in_name, display_name, access_account.ended_at, consented_on
            FROM access_acting JOIN access_account ON access_account.id = for_account_id
            WHERE session_id = \(sessionID) AND access_acting.ended_at IS NULL
            """
        ).map { row in
            Acting(
                forAccountID: try row.text(0), forSignInName: try row.text(1), forDisplayName: try row.text(2),
                isForAccountEnded: !row.isNull(3), consentedOn: try row.day(4))
        }
    }

    /// False when the session acts for nobody.
    static func end(sessionID: String, in tx: Transaction) throws -> Bool {
        try tx.run(
            """
            UPDATE access_acting SET ended_at = \(tx.now) WHERE session_id = \(sessionID) AND ended_at IS NULL
            """) > 0
    }

    /// Ends the acting of sessions that are gone.
    static func endWithoutSession(in tx: Transaction) throws {
        try tx.run(
            """
            UPDATE access_acting SET ended_at = \(tx.now)
            WHERE ended_at IS NULL AND NOT EXISTS (
                SELECT 1 FROM access_session WHERE access_session.id = access_acting.session_id)
            """)
    }
}
