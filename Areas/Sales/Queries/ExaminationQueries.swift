internal import Kernel
internal import Storage

/// The statements that examine the ledger as a whole.
enum ExaminationQueries {
    static func extent(in tx: Transaction) throws -> (count: Int64, last: Int64) {
        guard let row = try tx.first("SELECT count(*), COALESCE(max(sequence), 0) FROM sale") else { return (0, 0) }
        return (try row.integer(0), try row.integer(1))
    }

    /// Counters whose `used` is not the number of counted sales in their window.
    ///
    /// Members' counters and pools are asked apart, because each has an index of its own to count by.
    static func wrongCounters(in tx: Transaction) throws -> Int64 {
        let leased: SQL = """
            (SELECT CAST(COALESCE(sum(l.units - l.used), 0) AS BIGINT) FROM quota_lease l
            WHERE l.product_number = q.product_number AND l.member_number = q.member_number AND l.ended_at IS NULL
                AND l.first_day < q.after_day AND l.after_day > q.first_day)
            """
        let counted: SQL = """
            s.product_number = q.product_number AND s.business_day >= q.first_day AND s.business_day < q.after_day
            AND \(FactQueries.isCounted)
            """
        let members = try tx.first(
            """
            SELECT count(*) FROM quota_use q WHERE q.member_number <> 0 AND (q.leased <> \(leased) OR q.used <> (
                SELECT count(*) FROM sale s WHERE s.member_number = q.member_number AND \(counted)))
            """)
        let pools = try tx.first(
            """
            SELECT count(*) FROM quota_use q WHERE q.member_number = 0 AND (q.leased <> \(leased) OR q.used <> (
                SELECT count(*) FROM sale s WHERE \(counted)))
            """)
        return try (members?.integer(0) ?? 0) + (pools?.integer(0) ?? 0)
    }
}
