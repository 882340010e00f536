internal import Kernel
internal import Storage

/// The statements about used limits and pools.
///
/// The table only speeds up counting: the ledger is the truth.
enum QuotaQueries {
    /// Pairs of one `IN` list; each binds two values, and PostgreSQL takes 65.535.
    private static let widestList = 4_096

    /// Everything that is counted already for these members and products, and for the products' pools, on days of the
    /// range.
    static func load(
        _ persons: Set<QuotaBook.Holder>, from: Day, to: Day, into book: inout QuotaBook, in tx: Transaction
    ) throws {
        let holders = Array(persons.union(persons.map { QuotaBook.Holder.pool(of: $0.product) }))
        for start in stride(from: 0, to: holders.count, by: widestList) {
            let part = holders[start..<min(start + widestList, holders.count)]
            try tx.forEach(
                """
                SELECT q.product_number, q.member_number, q.first_day, q.after_day, q.used, q.leased
                FROM \(pairs: part.map { ($0.member, $0.product) }) AS wanted CROSS JOIN quota_use q
                WHERE q.member_number = wanted.column1 AND q.product_number = wanted.column2
                    AND q.first_day <= \(to) AND q.after_day > \(from)
                """
            ) { row in
                book.load(
                    QuotaBook.Holder(product: try row.integer(0), member: try row.integer(1)),
                    QuotaWindow(first: try row.day(2), after: try row.day(3)), used: try row.integer(4),
                    leased: try row.integer(5), isNew: false)
            }
        }
    }

    /// Accepted, unreversed sales of members and products by day, counted from the ledger itself.
    static func forEachDay(
        of persons: some Collection<QuotaBook.Holder>, in tx: Transaction,
        _ body: (_ holder: QuotaBook.Holder, _ day: Day, _ count: Int64) throws -> Void
    ) throws {
        let holders = Array(persons)
        for start in stride(from: 0, to: holders.count, by: widestList) {
            let part = holders[start..<min(start + widestList, holders.count)]
            try tx.forEach(
                """
                SELECT s.product_number, s.member_number, s.business_day, count(*)
                FROM \(pairs: part.map { ($0.member, $0.product) }) AS wanted CROSS JOIN sale s
                WHERE s.member_number = wanted.column1 AND s.product_number = wanted.column2
                    AND s.refusal IS NULL AND s.reverses_sequence IS NULL
                    AND NOT EXISTS (SELECT 1 FROM sale_reversal r WHERE r.sale_sequence = s.sequence)
                GROUP BY s.product_number, s.member_number, s.business_day
                """
            ) { row in
                let holder = QuotaBook.Holder(product: try row.integer(0), member: try row.integer(1))
                try body(holder, try row.day(2), try row.integer(3))
            }
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
        // A row that takes places away is an update: CHECK (used >= 0) holds for the rows of an insert.
        var (inserts, updates): ([[SQLValue]], [[SQLValue]]) = ([], [])
        for (holder, windows) in book.counters {
            for (window, counter) in windows where counter.isNew || counter.isChanged {
                let used = counter.isNew ? counter.used : counter.change
                let leased = counter.isNew ? counter.leased : counter.leasedChange
                let grows = counter.change > 0 || counter.leasedChange > 0
                let row: [SQLValue] = [
                    .integer(holder.product), .integer(holder.member), window.first.sqlValue, window.after.sqlValue,
                    .integer(used), .integer(leased), .integer(grows ? counter.cap ?? .max : .max),
                ]
                if counter.isNew || (used >= 0 && leased >= 0) { inserts.append(row) } else { updates.append(row) }
            }
        }
        let touched = try tx.insert(
            into: "quota_use",
            ["product_number", "member_number", "first_day", "after_day", "used", "leased", "cap"], rows: inserts,
            suffix: """
                ON CONFLICT (member_number, product_number, first_day, after_day)
                DO UPDATE SET used = quota_use.used + excluded.used, leased = quota_use.leased + excluded.leased,
                    cap = excluded.cap
                WHERE quota_use.used + quota_use.leased + excluded.used + excluded.leased <= excluded.cap
                """)
        guard touched == inserts.count else { throw LedgerRace(what: "quota") }
        for row in updates { try update(row, in: tx) }
    }

    /// A sale under a lease leaves the sum as it was; then only what is sold is held against the cap.
    private static func update(_ row: [SQLValue], in tx: Transaction) throws {
        let touched = try tx.run(
            """
            UPDATE quota_use SET used = used + \(row[4]), leased = leased + \(row[5])
            WHERE product_number = \(row[0]) AND member_number = \(row[1]) AND first_day = \(row[2])
                AND after_day = \(row[3]) AND used + \(row[4]) <= \(row[6])
                AND (used + leased + \(row[4]) + \(row[5]) <= \(row[6])
                    OR CAST(\(row[4]) AS BIGINT) + CAST(\(row[5]) AS BIGINT) <= 0)
            """)
        guard touched == 1 else { throw LedgerRace(what: "quota") }
    }
}
