internal import Kernel
internal import Storage

/// The SQL of requests for a new password; an account has one at most.
enum PasswordRequestQueries {
    /// The account's id when this is a new request of a living account, else nil; the work is the same for all names.
    static func insert(_ signInName: String, in tx: Transaction) throws -> String? {
        let isNew =
            try tx.run(
                """
                INSERT INTO access_password_request (account_id, asked_at)
                SELECT id, \(tx.now) FROM access_account WHERE sign_in_name = \(signInName) AND ended_at IS NULL
                ON CONFLICT (account_id) DO NOTHING
                """) > 0
        let id = try tx.first("SELECT id FROM access_account WHERE sign_in_name = \(signInName)")?.text(0)
        return isNew ? id : nil
    }

    /// The oldest first.
    static func all(offset: Int, limit: Int, in tx: Transaction) throws -> [PasswordRequest] {
        try tx.rows(
            """
            SELECT account_id, sign_in_name, display_name, asked_at
            FROM access_password_request JOIN access_account ON access_account.id = account_id
            ORDER BY asked_at, account_id LIMIT \(limit) OFFSET \(offset)
            """
        ).map { row in
            PasswordRequest(
                accountID: try row.text(0), signInName: try row.text(1), displayName: try row.text(2),
                askedAt: try row.instant(3))
        }
    }

    static func count(in tx: Transaction) throws -> Int64 {
        try tx.first("SELECT COUNT(*) FROM access_password_request")?.integer(0) ?? 0
    }

    /// False when there was none.
    @discardableResult
    static func forget(accountID: String, in tx: Transaction) throws -> Bool {
        try tx.run("DELETE FROM access_password_request WHERE account_id = \(accountID)") > 0
    }
}
