internal import Kernel
internal import Storage

/// The SQL of roles.
enum RoleQueries {
    static func insert(_ grant: RoleGrant, id: String, accountID: String, in tx: Transaction) throws {
        try tx.run(
            """
            INSERT INTO access_role (id, account_id, name, scope_kind, scope_code, starts_on, ends_on)
            VALUES (\(id), \(accountID), \(grant.name.rawValue), \(grant.scope.kind), \(grant.scope.code),
                \(grant.from ?? tx.today), \(grant.to))
            """)
    }

    /// Every role of the accounts, past, present and to come, by account.
    static func roles(of accountIDs: [String], in tx: Transaction) throws -> [String: [AccountSummary.HeldRole]] {
        var roles: [String: [AccountSummary.HeldRole]] = [:]
        try tx.forEach(
            """
            SELECT account_id, id, name, scope_kind, scope_code, starts_on, ends_on FROM access_role
            WHERE account_id IN \(list: accountIDs) ORDER BY starts_on, id
            """
        ) { row in
            guard let name = RoleName(rawValue: try row.text(2)),
                let scope = Scope(kind: try row.text(3), code: try row.optionalText(4))
            else { return }
            let days = DayRange(from: try row.day(5), to: try row.optionalDay(6))
            roles[try row.text(0), default: []].append(
                AccountSummary.HeldRole(id: try row.text(1), name: name, scope: scope, days: days))
        }
        return roles
    }

    /// Ends a role today, so that it does not hold any more; false when it has ended or is not the account's.
    static func end(id: String, accountID: String, in tx: Transaction) throws -> Bool {
        try tx.run(
            """
            UPDATE access_role SET ends_on = CASE WHEN starts_on > \(tx.today) THEN starts_on ELSE \(tx.today) END
            WHERE id = \(id) AND account_id = \(accountID) AND (ends_on IS NULL OR ends_on > \(tx.today))
            """) > 0
    }

    /// Ends a role before a day, or leaves it without a day when it would begin only then.
    static func end(id: String, on day: Day, in tx: Transaction) throws {
        try tx.run("UPDATE access_role SET ends_on = \(day) WHERE id = \(id)")
    }

    /// How many scopes of this one kind some role names, whether it holds or not.
    static func countScopes(among scopes: [Scope], in tx: Transaction) throws -> Int64 {
        guard let kind = scopes.first?.kind else { return 0 }
        return try tx.first(
            """
            SELECT COUNT(DISTINCT scope_code) FROM access_role
            WHERE scope_kind = \(kind) AND scope_code IN \(list: scopes.compactMap(\.code))
            """)?.integer(0) ?? 0
    }

    /// True when on every day from today on some living account is administrator.
    static func isAdministratorLeft(in tx: Transaction) throws -> Bool {
        let days = try tx.rows(
            """
            SELECT starts_on, ends_on FROM access_role
            JOIN access_account ON access_account.id = access_role.account_id
            WHERE access_role.name = 'administrator' AND access_account.ended_at IS NULL
            """
        ).map { DayRange(from: try $0.day(0), to: try $0.optionalDay(1)) }
        return AdministratorCover.isUnbroken(days, from: tx.today)
    }
}
