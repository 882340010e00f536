internal import Kernel
internal import Storage

/// The statements about sales that a person must settle.
enum UnsettledQueries {
    static let series = "unsettled_sale"
    /// The copy in memory of what is open.
    static let register = "unsettled_sales"

    private static let columns: SQL = """
        number, device_number, item_number, body, signature, point_number, reason, state, sale_id, sold_at,
        product_code, paid_amount, received_at, received_by, receipt, settled_at, settled_by, note, code
        """

    /// What a list is narrowed to.
    struct Filter: Sendable {
        /// Nil for those of every point.
        var points: [Int64]?
        var state: UnsettledSale.State? = .open
        var reason: String?
    }

    static func sales(_ filter: Filter, offset: Int, limit: Int, in tx: Transaction) throws -> [UnsettledSale] {
        try tx.rows(
            """
            SELECT \(columns) FROM unsettled_sale WHERE \(condition(filter))
            ORDER BY number DESC LIMIT \(limit) OFFSET \(offset)
            """
        ).map(sale)
    }

    static func count(_ filter: Filter, in tx: Transaction) throws -> Int64 {
        try tx.first("SELECT count(*) FROM unsettled_sale WHERE \(condition(filter))")?.integer(0) ?? 0
    }

    /// What is open: how many at each point, and the latest.
    static func open(in tx: Transaction) throws -> OpenSales {
        var counts: [Int64: Int64] = [:]
        try tx.forEach(
            "SELECT point_number, count(*) FROM unsettled_sale WHERE state = 'open' GROUP BY point_number"
        ) { counts[try $0.integer(0)] = try $0.integer(1) }
        return OpenSales(counts: counts, latest: try sales(Filter(), offset: 0, limit: OpenSales.mostKept, in: tx))
    }

    /// What waits for a person, kept in memory for people's desks.
    struct OpenSales: Sendable {
        /// How many at each point.
        let counts: [Int64: Int64]
        /// The latest of them.
        let latest: [UnsettledSale]

        static let mostKept = 200
    }

    private static func condition(_ filter: Filter) -> SQL {
        var condition: SQL = "1 = 1"
        if let points = filter.points { condition = "\(condition) AND point_number IN \(list: points)" }
        if let state = filter.state { condition = "\(condition) AND state = \(state.rawValue)" }
        if let reason = filter.reason { condition = "\(condition) AND reason = \(reason)" }
        return condition
    }

    static func sale(_ number: Int64, in tx: Transaction) throws -> UnsettledSale? {
        try tx.first("SELECT \(columns) FROM unsettled_sale WHERE number = \(number)").map(sale)
    }

    static func sale(of device: Int64, item: Int64, digest: [UInt8], in tx: Transaction) throws -> UnsettledSale? {
        try tx.first(
            """
            SELECT \(columns) FROM unsettled_sale
            WHERE device_number = \(device) AND item_number = \(item) AND digest = \(digest)
            """
        ).map(sale)
    }

    /// The receipts of items that are here, by their numbers and digests.
    static func receipts(
        of device: Int64, numbers: [Int64], in tx: Transaction
    ) throws -> [(item: Int64, digest: [UInt8], saleID: String?, reason: String, receipt: [UInt8])] {
        try tx.rows(
            """
            SELECT item_number, digest, sale_id, reason, receipt FROM unsettled_sale
            WHERE device_number = \(device) AND item_number IN \(list: numbers) AND receipt IS NOT NULL
            """
        ).map { (try $0.integer(0), try $0.blob(1), try $0.optionalText(2), try $0.text(3), try $0.blob(4)) }
    }

    /// Keeps an item once; the reason that was first stays, and so does a receipt.
    static func save(_ new: New, in tx: Transaction) throws {
        try tx.markChanged(register)
        let number = try tx.takeNumbers(series).lowerBound
        try tx.run(
            """
            INSERT INTO unsettled_sale (number, device_number, item_number, digest, body, signature, point_number,
                reason, state, sale_id, sold_at, product_code, paid_amount, received_at, received_by, receipt)
            VALUES (\(number), \(new.device.number), \(new.item.number), \(new.item.digest(new.device.number)),
                \(new.item.body), \(new.item.signature), \(new.device.point), \(new.reason), 'open', \(new.saleID),
                \(new.soldAt), \(new.productCode), \(new.paidAmount), \(tx.now), \(new.receivedBy), \(new.receipt))
            ON CONFLICT (device_number, item_number, digest)
            DO UPDATE SET receipt = COALESCE(unsettled_sale.receipt, excluded.receipt)
            """)
    }

    /// Notes what a person decided; false when somebody else was faster.
    static func settle(
        _ number: Int64, _ state: UnsettledSale.State, code: String?, note: String?, by actor: String,
        in tx: Transaction
    ) throws -> Bool {
        try tx.markChanged(register)
        return try tx.run(
            """
            UPDATE unsettled_sale SET state = \(state.rawValue), code = \(code), note = \(note),
                settled_at = \(tx.now), settled_by = \(actor)
            WHERE number = \(number) AND state = 'open'
            """) == 1
    }

    /// An item on its way to a person.
    struct New: Sendable {
        let device: CounterDevice
        let item: DeviceItem
        let reason: String
        let saleID: String?
        let soldAt: Instant?
        let productCode: String?
        let paidAmount: Int64?
        let receivedBy: String
        var receipt: [UInt8]?
    }

    private static func sale(_ row: Row) throws -> UnsettledSale {
        UnsettledSale(
            number: try row.integer(0), device: try row.integer(1),
            item: DeviceItem(number: try row.integer(2), body: try row.text(3), signature: try row.blob(4)),
            point: try row.integer(5), reason: try row.text(6),
            state: UnsettledSale.State(rawValue: try row.text(7)) ?? .open, saleID: try row.optionalText(8),
            soldAt: try row.optionalInstant(9), productCode: try row.optionalText(10),
            paidAmount: try row.optionalInteger(11).map { Dong($0) }, receivedAt: try row.instant(12),
            receivedBy: try row.text(13), receipt: try row.isNull(14) ? nil : row.blob(14),
            settledAt: try row.optionalInstant(15), settledBy: try row.optionalText(16), note: try row.optionalText(17),
            code: try row.optionalText(18))
    }
}
