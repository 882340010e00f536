internal import Kernel
internal import Storage

/// The SQL of sign-ins that wait for the second factor.
enum SignInStepQueries {
    static func insert(_ hash: [UInt8], accountID: String, in tx: Transaction) throws {
        try tx.run("DELETE FROM access_sign_in_step WHERE expires_at <= \(tx.now)")
        try tx.run(
            """
            INSERT INTO access_sign_in_step (token_hash, account_id, expires_at)
            VALUES (\(hash), \(accountID), \(tx.now + SessionRules.stepSeconds))
            """)
    }

    /// The account that the step belongs to; nil when it is unknown, used or too old.
    static func accountID(_ hash: [UInt8], in tx: Transaction) throws -> String? {
        try tx.first(
            "SELECT account_id FROM access_sign_in_step WHERE token_hash = \(hash) AND expires_at > \(tx.now)"
        )?.text(0)
    }

    static func endAll(of accountID: String, in tx: Transaction) throws {
        try tx.run("DELETE FROM access_sign_in_step WHERE account_id = \(accountID)")
    }
}
