internal import Kernel
internal import Storage

/// The statements about what devices have delivered.
enum ItemQueries {
    static func items(
        of device: Int64, numbers: [Int64], in tx: Transaction
    ) throws -> [Int64: SettledItem] {
        var found: [Int64: SettledItem] = [:]
        try tx.forEach(
            """
            SELECT item_number, digest, sale_id, status, code, sequence, receipt FROM counter_item
            WHERE device_number = \(device) AND item_number IN \(list: numbers)
            """
        ) { row in
            let item = SettledItem(
                number: try row.integer(0), digest: try row.blob(1), saleID: try row.optionalText(2),
                status: try row.text(3), code: try row.optionalText(4), sequence: try row.optionalInteger(5),
                receipt: try row.isNull(6) ? nil : row.blob(6))
            found[item.number] = item
        }
        return found
    }

    /// Keeps what became of an item; what has a receipt stays as it is.
    static func save(_ item: SettledItem, of device: Int64, in tx: Transaction) throws {
        try tx.run(
            """
            INSERT INTO counter_item (device_number, item_number, digest, sale_id, status, code, sequence, receipt,
                received_at, sold_at, sold_on)
            VALUES (\(device), \(item.number), \(item.digest), \(item.saleID), \(item.status), \(item.code),
                \(item.sequence), \(item.receipt), \(tx.now), \(item.soldAt), \(item.soldAt?.businessDay))
            ON CONFLICT (device_number, item_number) DO UPDATE SET digest = excluded.digest,
                sale_id = excluded.sale_id, status = excluded.status, code = excluded.code,
                sequence = excluded.sequence, receipt = excluded.receipt, received_at = excluded.received_at,
                sold_at = excluded.sold_at, sold_on = excluded.sold_on
            WHERE counter_item.receipt IS NULL
            """)
    }

    /// The latest time of what a device numbered before an item, when it lies behind the item's own time.
    static func latest(before item: Int64, soldAt: Instant, of device: Int64, in tx: Transaction) throws -> Instant? {
        try tx.first(
            """
            SELECT max(sold_at) FROM counter_item
            WHERE device_number = \(device) AND sold_at > \(soldAt) AND item_number < \(item)
            """)?.optionalInstant(0)
    }

    /// Which of these items neither the ledger nor a person has yet.
    static func undelivered(_ numbers: Set<Int64>, of device: Int64, in tx: Transaction) throws -> Int64 {
        let known = try tx.first(
            """
            SELECT count(*) FROM counter_item
            WHERE device_number = \(device) AND receipt IS NOT NULL AND item_number IN \(list: numbers)
            """)?.integer(0)
        return Int64(numbers.count) - (known ?? 0)
    }

    /// Sales of a device that stand in the ledger, by day.
    static func days(
        of device: Int64, from: Day, to: Day, in tx: Transaction
    ) throws -> [(day: Day, count: Int64)] {
        try tx.rows(
            """
            SELECT sold_on, count(*) FROM counter_item
            WHERE device_number = \(device) AND status = 'created' AND sold_on >= \(from) AND sold_on <= \(to)
            GROUP BY sold_on
            """
        ).map { (try $0.day(0), try $0.integer(1)) }
    }

    /// True the first time that a day of a device is flagged.
    static func flagDay(_ day: Day, of device: Int64, in tx: Transaction) throws -> Bool {
        try tx.run(
            """
            INSERT INTO counter_day_flag (device_number, sold_on) VALUES (\(device), \(day))
            ON CONFLICT (device_number, sold_on) DO NOTHING
            """) == 1
    }

    /// What a device has delivered so far.
    struct Tally: Sendable {
        let device: Int64
        let count: Int64
        let last: Int64
        /// Without a receipt: somebody must look at them.
        let open: Int64
        let lastReceivedAt: Instant
    }

    static func tallies(of devices: [Int64], in tx: Transaction) throws -> [Int64: Tally] {
        var found: [Int64: Tally] = [:]
        try tx.forEach(
            """
            SELECT device_number, count(*), max(item_number), CAST(sum(CASE WHEN receipt IS NULL THEN 1 ELSE 0 END)
                AS BIGINT), max(received_at)
            FROM counter_item WHERE device_number IN \(list: devices) GROUP BY device_number
            """
        ) { row in
            let tally = Tally(
                device: try row.integer(0), count: try row.integer(1), last: try row.integer(2),
                open: try row.integer(3), lastReceivedAt: try row.instant(4))
            found[tally.device] = tally
        }
        return found
    }

    /// The first missing numbers of a device: each item whose number before it never came tells where the gap ends.
    static func gaps(of device: Int64, in tx: Transaction) throws -> [ClosedRange<Int64>] {
        try tx.rows(
            """
            SELECT i.item_number, COALESCE((SELECT max(e.item_number) FROM counter_item e
                WHERE e.device_number = i.device_number AND e.item_number < i.item_number), 0)
            FROM counter_item i
            WHERE i.device_number = \(device) AND i.item_number > 1 AND NOT EXISTS (SELECT 1 FROM counter_item e
                WHERE e.device_number = i.device_number AND e.item_number = i.item_number - 1)
            ORDER BY i.item_number LIMIT 20
            """
        ).map { row in try row.integer(1) + 1...(try row.integer(0)) - 1 }
    }
}
