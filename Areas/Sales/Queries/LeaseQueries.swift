internal import Kernel
internal import Storage

/// The statements about room that devices hold.
enum LeaseQueries {
    private static let columns: SQL = """
        l.number, l.id, l.device, l.point_number, l.product_number, l.member_number, l.first_day, l.after_day, l.units,
        l.used, l.after_item, l.taken_at, l.expires_at, l.honoured_until, l.kept_until, l.returned_at, l.ended_at
        """

    // MARK: Reading

    static func leases(numbers: Set<Int64>, in tx: Transaction) throws -> [QuotaLease] {
        try tx.rows("SELECT \(columns) FROM quota_lease l WHERE l.number IN \(list: numbers)").map(lease)
    }

    static func lease(id: String, in tx: Transaction) throws -> QuotaLease? {
        try tx.first("SELECT \(columns) FROM quota_lease l WHERE l.id = \(id)").map(lease)
    }

    /// What a device still holds, or is kept for sales of it that have not arrived.
    static func open(of device: String, in tx: Transaction) throws -> [QuotaLease] {
        try tx.rows(
            "SELECT \(columns) FROM quota_lease l WHERE l.device = \(device) AND l.ended_at IS NULL ORDER BY l.number"
        ).map(lease)
    }

    /// The open leases of some holders.
    static func open(of holders: some Collection<QuotaBook.Holder>, in tx: Transaction) throws -> [QuotaLease] {
        try tx.rows(
            """
            SELECT \(columns) FROM \(pairs: holders.map { ($0.member, $0.product) }) AS wanted CROSS JOIN quota_lease l
            WHERE l.member_number = wanted.column1 AND l.product_number = wanted.column2 AND l.ended_at IS NULL
            """
        ).map(lease)
    }

    /// Units that devices hold of a limit or pool in a window.
    static func leased(_ holder: QuotaBook.Holder, _ window: QuotaWindow, in tx: Transaction) throws -> Int64 {
        try tx.first(
            """
            SELECT CAST(COALESCE(sum(units - used), 0) AS BIGINT) FROM quota_lease
            WHERE product_number = \(holder.product) AND member_number = \(holder.member) AND ended_at IS NULL
                AND first_day < \(window.after) AND after_day > \(window.first)
            """)?.integer(0) ?? 0
    }

    /// The terms of a day.
    static func term(on day: Day, in tx: Transaction) throws -> LeaseTerm {
        let row = try tx.first(
            """
            SELECT most_units, pool_percent, hours, grace_minutes, kept_days FROM lease_term
            WHERE valid_from <= \(day) ORDER BY valid_from DESC LIMIT 1
            """)
        guard let row else { throw Refusal("lease_without_term") }
        return LeaseTerm(
            mostUnits: try row.integer(0), poolPercent: try row.integer(1), hours: try row.integer(2),
            graceMinutes: try row.integer(3), keptDays: try row.integer(4))
    }

    // MARK: Writing

    static func insert(_ lease: QuotaLease, by actor: String, in tx: Transaction) throws {
        try tx.run(
            """
            INSERT INTO quota_lease (number, id, device, point_number, product_number, member_number, first_day,
                after_day, units, used, after_item, taken_at, taken_by, expires_at, honoured_until, kept_until)
            VALUES (\(lease.number), \(lease.id), \(lease.device), \(lease.point), \(lease.holder.product),
                \(lease.holder.member), \(lease.window.first), \(lease.window.after), \(lease.units), 0,
                \(lease.afterItem), \(lease.takenAt), \(actor), \(lease.expiresAt), \(lease.honouredUntil),
                \(lease.keptUntil))
            """)
    }

    /// Notes which sales of a batch stand under which leases; refuses to pass what was leased.
    static func spend(
        _ uses: [Int64: Int64], _ sales: [(lease: Int64, sequence: Int64)], in tx: Transaction
    ) throws {
        for (number, count) in uses.sorted(by: { $0.key < $1.key }) {
            let touched = try tx.run(
                """
                UPDATE quota_lease SET used = used + \(count)
                WHERE number = \(number) AND ended_at IS NULL AND used + \(count) <= units
                """)
            guard touched == 1 else { throw LedgerRace(what: "lease") }
        }
        try tx.insert(
            into: "quota_lease_sale", ["sale_sequence", "lease_number"],
            rows: sales.map { [.integer($0.sequence), .integer($0.lease)] })
    }

    /// Lets go of all but `held` units of a lease that the device sells under no more; ends it when none is held.
    ///
    /// What was let go once never comes back, so an older word of the device does no harm.
    static func release(_ lease: QuotaLease, held: Int64, in tx: Transaction) throws {
        let released = max(0, lease.remaining - held)
        try free(released, of: lease, in: tx)
        let units = lease.units - released
        try tx.run(
            """
            UPDATE quota_lease SET units = \(units), returned_at = COALESCE(returned_at, \(tx.now)),
                ended_at = CASE WHEN used = \(units) THEN CAST(\(tx.now) AS BIGINT) END
            WHERE number = \(lease.number) AND ended_at IS NULL
            """)
    }

    /// Ends leases whose units have waited long enough for sales that did not arrive.
    static func endDue(of products: Set<Int64>, in tx: Transaction) throws {
        let due = try tx.rows(
            """
            SELECT \(columns) FROM quota_lease l
            WHERE l.ended_at IS NULL AND l.kept_until <= \(tx.now) AND l.product_number IN \(list: products)
            """
        ).map(lease)
        for lease in due { try end(lease, in: tx) }
    }

    static func end(_ lease: QuotaLease, in tx: Transaction) throws {
        try free(lease.remaining, of: lease, in: tx)
        try tx.run("UPDATE quota_lease SET ended_at = \(tx.now) WHERE number = \(lease.number) AND ended_at IS NULL")
    }

    private static func free(_ units: Int64, of lease: QuotaLease, in tx: Transaction) throws {
        guard units > 0 else { return }
        try tx.run(
            """
            UPDATE quota_use SET leased = leased - \(units)
            WHERE product_number = \(lease.holder.product) AND member_number = \(lease.holder.member)
                AND first_day < \(lease.window.after) AND after_day > \(lease.window.first)
            """)
    }

    private static func lease(_ row: Row) throws -> QuotaLease {
        QuotaLease(
            number: try row.integer(0), id: try row.text(1), device: try row.text(2), point: try row.integer(3),
            holder: QuotaBook.Holder(product: try row.integer(4), member: try row.integer(5)),
            window: QuotaWindow(first: try row.day(6), after: try row.day(7)), units: try row.integer(8),
            used: try row.integer(9), afterItem: try row.integer(10), takenAt: try row.instant(11),
            expiresAt: try row.instant(12), honouredUntil: try row.instant(13), keptUntil: try row.instant(14),
            returnedAt: try row.optionalInstant(15), endedAt: try row.optionalInstant(16))
    }
}
