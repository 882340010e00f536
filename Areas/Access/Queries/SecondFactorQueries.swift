internal import Kernel
internal import Storage

/// The SQL of second factors and their recovery codes.
enum SecondFactorQueries {
    static func find(accountID: String, in tx: Transaction) throws -> SecondFactor? {
        try tx.first(
            """
            SELECT account_id, secret, is_sealed, confirmed_at FROM access_second_factor
            WHERE account_id = \(accountID)
            """
        ).map(factor)
    }

    static func isOn(accountID: String, in tx: Transaction) throws -> Bool {
        try find(accountID: accountID, in: tx)?.isOn ?? false
    }

    /// Every second factor, for the doctor.
    static func forEach(in tx: Transaction, _ body: (SecondFactor) throws -> Void) throws {
        try tx.forEach("SELECT account_id, secret, is_sealed, confirmed_at FROM access_second_factor") { row in
            try body(try factor(row))
        }
    }

    /// Stores a secret that waits to be confirmed; false when one is on already.
    static func begin(_ secret: StoredSecret, accountID: String, in tx: Transaction) throws -> Bool {
        try tx.run(
            """
            INSERT INTO access_second_factor (account_id, secret, is_sealed, made_at, last_step)
            VALUES (\(accountID), \(secret.bytes), \(Int64(secret.isSealed ? 1 : 0)), \(tx.now), 0)
            ON CONFLICT (account_id) DO UPDATE SET secret = excluded.secret, is_sealed = excluded.is_sealed,
                made_at = excluded.made_at WHERE access_second_factor.confirmed_at IS NULL
            """) > 0
    }

    /// Switches it on; false when it is on already.
    static func confirm(accountID: String, in tx: Transaction) throws -> Bool {
        try tx.run(
            """
            UPDATE access_second_factor SET confirmed_at = \(tx.now)
            WHERE account_id = \(accountID) AND confirmed_at IS NULL
            """) > 0
    }

    /// Uses up the code of a step and all before it; false when it was used already.
    static func use(step: Int64, accountID: String, in tx: Transaction) throws -> Bool {
        try tx.run(
            """
            UPDATE access_second_factor SET last_step = \(step)
            WHERE account_id = \(accountID) AND last_step < \(step)
            """) > 0
    }

    /// Stores the same secret in another way.
    static func replace(_ secret: StoredSecret, accountID: String, in tx: Transaction) throws {
        try tx.run(
            """
            UPDATE access_second_factor SET secret = \(secret.bytes), is_sealed = \(Int64(secret.isSealed ? 1 : 0))
            WHERE account_id = \(accountID)
            """)
    }

    /// False when there was none.
    static func remove(accountID: String, in tx: Transaction) throws -> Bool {
        try tx.run("DELETE FROM access_recovery_code WHERE account_id = \(accountID)")
        return try tx.run("DELETE FROM access_second_factor WHERE account_id = \(accountID)") > 0
    }

    static func insertRecoveryCodes(_ hashes: [[UInt8]], accountID: String, in tx: Transaction) throws {
        for hash in hashes {
            try tx.run(
                "INSERT INTO access_recovery_code (account_id, code_hash) VALUES (\(accountID), \(hash))")
        }
    }

    /// Uses a code up; false when it is wrong or used.
    static func useRecoveryCode(_ hash: [UInt8], accountID: String, in tx: Transaction) throws -> Bool {
        try tx.run(
            "DELETE FROM access_recovery_code WHERE account_id = \(accountID) AND code_hash = \(hash)") > 0
    }

    static func recoveryCodesLeft(accountID: String, in tx: Transaction) throws -> Int64 {
        try tx.first("SELECT COUNT(*) FROM access_recovery_code WHERE account_id = \(accountID)")?.integer(0) ?? 0
    }

    private static func factor(_ row: Row) throws -> SecondFactor {
        SecondFactor(
            accountID: try row.text(0),
            secret: StoredSecret(bytes: try row.blob(1), isSealed: try row.integer(2) == 1), isOn: !row.isNull(3))
    }
}
