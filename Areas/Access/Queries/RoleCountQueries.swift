internal import Kernel
internal import Storage

/// How many roles hold on units, for those who change the tree.
enum RoleCountQueries {
    static func roles(onUnits codes: [String], on day: Day, in tx: Transaction) throws -> Int64 {
        try tx.first(
            """
            SELECT COUNT(*) FROM access_role
            JOIN access_account ON access_account.id = access_role.account_id
            WHERE access_role.scope_kind = 'unit' AND access_role.scope_code IN \(list: codes)
                AND access_role.starts_on <= \(day) AND (access_role.ends_on IS NULL OR access_role.ends_on > \(day))
                AND access_account.ended_at IS NULL
            """)?.integer(0) ?? 0
    }
}
