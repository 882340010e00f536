internal import Kernel
internal import Storage

/// The SQL of invitations; an account has one at most, a new one takes the place of the old.
enum InvitationQueries {
    static func replace(_ hash: [UInt8], accountID: String, in tx: Transaction) throws {
        try tx.run(
            """
            INSERT INTO access_invitation (account_id, token_hash, made_at, expires_at)
            VALUES (\(accountID), \(hash), \(tx.now), \(tx.now + OneTimeCode.lifeSeconds))
            ON CONFLICT (account_id) DO UPDATE SET token_hash = excluded.token_hash, made_at = excluded.made_at,
                expires_at = excluded.expires_at
            """)
    }

    /// The account that the token invites; nil when it is unknown, used or too old.
    static func accountID(_ hash: [UInt8], in tx: Transaction) throws -> String? {
        try tx.first(
            "SELECT account_id FROM access_invitation WHERE token_hash = \(hash) AND expires_at > \(tx.now)"
        )?.text(0)
    }

    /// Uses the invitation up; false when it is unknown, used or too old.
    static func use(_ hash: [UInt8], in tx: Transaction) throws -> Bool {
        try tx.run("DELETE FROM access_invitation WHERE token_hash = \(hash) AND expires_at > \(tx.now)") > 0
    }

    static func forget(accountID: String, in tx: Transaction) throws {
        try tx.run("DELETE FROM access_invitation WHERE account_id = \(accountID)")
    }
}
