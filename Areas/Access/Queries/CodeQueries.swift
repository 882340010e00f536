internal import Kernel
internal import Storage

/// The SQL of one-time codes; an account has one at most, a new one takes the place of the old.
enum CodeQueries {
    static func replace(_ hash: [UInt8], accountID: String, in tx: Transaction) throws {
        try tx.run(
            """
            INSERT INTO access_one_time_code (account_id, code_hash, made_at, expires_at)
            VALUES (\(accountID), \(hash), \(tx.now), \(tx.now + OneTimeCode.lifeSeconds))
            ON CONFLICT (account_id) DO UPDATE SET code_hash = excluded.code_hash, made_at = excluded.made_at,
                expires_at = excluded.expires_at
            """)
    }

    /// Uses the code up; false when it is wrong, used or too old.
    static func use(_ hash: [UInt8], accountID: String, in tx: Transaction) throws -> Bool {
        try tx.run(
            """
            DELETE FROM access_one_time_code
            WHERE account_id = \(accountID) AND code_hash = \(hash) AND expires_at > \(tx.now)
            """) > 0
    }

    static func forget(accountID: String, in tx: Transaction) throws {
        try tx.run("DELETE FROM access_one_time_code WHERE account_id = \(accountID)")
    }
}
