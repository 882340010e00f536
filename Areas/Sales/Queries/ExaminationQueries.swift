internal import Kernel
internal import Storage

/// The statements that examine the ledger as a whole.
enum ExaminationQueries {
    static func extent(in tx: Transaction) throws -> (count: Int64, last: Int64) {
        guard let row = try tx.first("SELECT count(*), COALESCE(max(sequence), 0) FROM sale") else { return (0, 0) }
        return (try row.integer(0), try row.integer(1))
    }

    /// Counters whose `used` is not the number of counted sales in their window.
    static func wrongCounters(in tx: Transaction) throws -> Int64 {
        try tx.first(
            """
            SELECT count(*) FROM quota_use q WHERE q.used <> (
                SELECT count(*) FROM sale s
                WHERE s.product_number = q.product_number
                    AND (q.member_number = 0 OR s.member_number = q.member_number)
                    AND s.business_day >= q.first_day AND s.business_day < q.after_day
                    AND \(FactQueries.isCounted))
            """)?.integer(0) ?? 0
    }
}
