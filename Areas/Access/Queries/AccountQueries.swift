internal import Kernel
internal import Storage

/// The SQL of accounts.
enum AccountQueries {
    /// Longer than any name; engines refuse patterns without end.
    private static let longestSearch = 100

    static func insert(_ draft: AccountDraft, id: String, passwordHash: String?, in tx: Transaction) throws {
        try tx.run(
            """
            INSERT INTO access_account
                (id, sign_in_name, display_name, folded_name, sort_key, language, password_hash, made_at)
            VALUES (\(id), \(draft.signInName), \(draft.displayName), \(VietnameseText.folded(draft.displayName)),
                \(VietnameseText.sortKey(VietnameseText.givenNameFirst(draft.displayName))),
                \(draft.language.rawValue), \(passwordHash), \(tx.now))
            """)
    }

    /// The account that signs in under this name, ended or not.
    static func credentials(_ signInName: String, in tx: Transaction) throws -> Credentials? {
        try tx.first(
            """
            SELECT id, sign_in_name, password_hash, ended_at FROM access_account WHERE sign_in_name = \(signInName)
            """
        ).map(Credentials.init)
    }

    static func credentials(id: String, in tx: Transaction) throws -> Credentials? {
        try tx.first(
            "SELECT id, sign_in_name, password_hash, ended_at FROM access_account WHERE id = \(id)"
        ).map(Credentials.init)
    }

    /// Accounts in the order of their given names; `search` is found anywhere in either name.
    static func summaries(search: String, offset: Int, limit: Int, in tx: Transaction) throws -> [AccountSummary] {
        let pattern = "%" + LikePattern.escaped(String(VietnameseText.folded(search).prefix(longestSearch))) + "%"
        var condition: SQL = ""
        if !search.isEmpty {
            condition = "WHERE folded_name LIKE \(pattern) ESCAPE '\\' OR sign_in_name LIKE \(pattern) ESCAPE '\\'"
        }
        let accounts = try tx.rows(
            """
            SELECT id, sign_in_name, display_name, ended_at, password_hash, confirmed_at FROM access_account
            LEFT JOIN access_second_factor ON account_id = id \(condition)
            ORDER BY sort_key, id LIMIT \(limit) OFFSET \(offset)
            """
        ).map(summary)
        let roles = try RoleQueries.roles(of: accounts.map(\.id), in: tx)
        return accounts.map { account in
            var account = account
            account.roles = roles[account.id] ?? []
            return account
        }
    }

    static func summary(id: String, in tx: Transaction) throws -> AccountSummary? {
        let row = try tx.first(
            """
            SELECT id, sign_in_name, display_name, ended_at, password_hash, confirmed_at FROM access_account
            LEFT JOIN access_second_factor ON account_id = id WHERE id = \(id)
            """)
        guard var account = try row.map(summary) else { return nil }
        account.roles = try RoleQueries.roles(of: [id], in: tx)[id] ?? []
        return account
    }

    static func setPasswordHash(_ hash: String, accountID: String, in tx: Transaction) throws {
        try tx.run("UPDATE access_account SET password_hash = \(hash) WHERE id = \(accountID)")
    }

    /// False when the account does not exist or has ended already.
    static func end(id: String, in tx: Transaction) throws -> Bool {
        try tx.run("UPDATE access_account SET ended_at = \(tx.now) WHERE id = \(id) AND ended_at IS NULL") > 0
    }

    static func isAnyThere(in tx: Transaction) throws -> Bool {
        try tx.first("SELECT 1 FROM access_account LIMIT 1") != nil
    }

    private static func summary(_ row: Row) throws -> AccountSummary {
        AccountSummary(
            id: try row.text(0), signInName: try row.text(1), displayName: try row.text(2), isEnded: !row.isNull(3),
            hasPassword: !row.isNull(4), hasSecondFactor: !row.isNull(5))
    }
}
