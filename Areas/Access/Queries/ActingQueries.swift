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
