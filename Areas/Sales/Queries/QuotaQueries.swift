internal import Kernel
internal import Storage

/// The statements about used limits and pools. The table only speeds up counting: the ledger is the truth.
enum QuotaQueries {
    /// Everything that is counted already for these products and members (0 is the pool) on days of the range.
    static func load(
        products: Set<Int64>, members: Set<Int64>, from: Day, to: Day, into book: inout QuotaBook, in tx: Transaction
    ) throws {
        let columns: SQL = "product_number, member_number, first_day, after_day, used"
        let rows =
            try tx.rows(
                """
                SELECT \(columns) FROM quota_use
                WHERE member_number IN \(list: members) AND first_day <= \(to) AND after_day > \(from)
                """)
            + tx.rows(
                """
                SELECT \(columns) FROM quota_use
                WHERE member_number = 0 AND product_number IN \(list: products)
                    AND first_day <= \(to) AND after_day > \(from)
                """)
        for row in rows {
            book.load(
                QuotaBook.Holder(product: try row.integer(0), member: try row.integer(1)),
                QuotaWindow(first: try row.day(2), after: try row.day(3)), used: try row.integer(4), isNew: false)
        }
    }

    /// Accepted, unreversed sales of members by product and day, counted from the ledger itself.
    static func countByDay(
        products: Set<Int64>, members: Set<Int64>, in tx: Transaction
    ) throws -> [(holder: QuotaBook.Holder, day: Day, count: Int64)] {
        try tx.rows(
            """
            SELECT s.product_number, s.member_number, s.business_day, count(*) FROM sale s
            WHERE s.member_number IN \(list: members) AND s.product_number IN \(list: products)
                AND s.refusal IS NULL AND s.reverses_sequence IS NULL
                AND NOT EXISTS (SELECT 1 FROM sale_reversal r WHERE r.sale_sequence = s.sequence)
            GROUP BY s.product_number, s.member_number, s.business_day
            """
        ).map { row in
            (
                QuotaBook.Holder(product: try row.integer(0), member: try row.integer(1)), try row.day(2),
                try row.integer(3)
            )
        }
    }

    /// Accepted, unreversed sales of a product over all members in a window, counted from the ledger itself.
    static func count(product: Int64, window: QuotaWindow, in tx: Transaction) throws -> Int64 {
        try tx.first(
            """
            SELECT count(*) FROM sale s
            WHERE s.product_number = \(product) AND s.business_day >= \(window.first)
                AND s.business_day < \(window.after) AND s.refusal IS NULL AND s.reverses_sequence IS NULL
                AND NOT EXISTS (SELECT 1 FROM sale_reversal r WHERE r.sale_sequence = s.sequence)
            """)?.integer(0) ?? 0
    }

    /// Says how many counters were thrown away.
    static func forgetAll(in tx: Transaction) throws -> Int {
        try tx.run("DELETE FROM quota_use")
    }

    /// Writes what the batch counted, by a statement that never lets a counter pass its cap.
    static func save(_ book: QuotaBook, in tx: Transaction) throws {
        var rows: [[SQLValue]] = []
        for (holder, windows) in book.counters {
            for (window, counter) in windows where counter.isNew || counter.change != 0 {
                rows.append([
                    .integer(holder.product), .integer(holder.member), window.first.sqlValue, window.after.sqlValue,
                    .integer(counter.isNew ? counter.used : counter.change),
                    .integer(counter.change > 0 ? counter.cap ?? .max : .max),
                ])
            }
        }
        guard !rows.isEmpty else { return }
        // A row that takes places away is inserted as it is only when new; CHECK (used >= 0) holds on both ways.
        let increments = rows.filter { if case .integer(let used) = $0[4] { used >= 0 } else { false } }
        let touched = try tx.insert(
            into: "quota_use",
            ["product_number", "member_number", "first_day", "after_day", "used", "cap"], rows: increments,
            suffix: """
                ON CONFLICT (member_number, product_number, first_day, after_day)
                DO UPDATE SET used = quota_use.used + excluded.used, cap = excluded.cap
                WHERE quota_use.used + excluded.used <= excluded.cap
                """)
        guard touched == increments.count else { throw LedgerRace(what: "quota") }
        for row in rows where !increments.contains(row) {
            try tx.run(
                """
                UPDATE quota_use SET used = used + \(row[4]) WHERE product_number = \(row[0])
                    AND member_number = \(row[1]) AND first_day = \(row[2]) AND after_day = \(row[3])
                """)
        }
    }
}
