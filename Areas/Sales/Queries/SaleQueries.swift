internal import Kernel
internal import Storage

/// The statements about single sales, as people look at them.
enum SaleQueries {
    /// A row of the ledger with who recorded it, and what voids it or what it voids.
    struct SaleRecord: Sendable {
        let sale: LedgerSale
        let isPriceFlagged: Bool
        let recordedAt: Instant
        let recordedBy: String
        /// The row that voids this sale.
        let reversal: Reversal?
        /// The id of the sale that this row voids.
        let reversesID: String?
    }

    struct Reversal: Sendable {
        let id: String
        let recordedAt: Instant
        let recordedBy: String
    }

    private static let source: SQL = """
        sale s LEFT JOIN sale_reversal r ON r.sale_sequence = s.sequence
            LEFT JOIN sale v ON v.sequence = r.reversal_sequence
            LEFT JOIN sale t ON t.sequence = s.reverses_sequence
        """

    /// The last judgement of an id.
    static func sale(id: String, in tx: Transaction) throws -> SaleRecord? {
        try tx.first(
            """
            SELECT \(LedgerQueries.columns), s.is_price_flagged, s.recorded_at, s.recorded_by,
                v.id, v.recorded_at, v.recorded_by, t.id
            FROM \(source) WHERE s.id = \(id) ORDER BY s.attempt DESC LIMIT 1
            """
        ).map(record)
    }

    /// The sales of a point on a day with their answers, the latest first; of an id that was judged again the last.
    static func sales(
        at point: Int64, on day: Day, offset: Int, limit: Int, in tx: Transaction
    ) throws -> [SaleRecord] {
        try tx.rows(
            """
            SELECT \(LedgerQueries.columns), s.is_price_flagged, s.recorded_at, s.recorded_by,
                v.id, v.recorded_at, v.recorded_by, t.id
            FROM \(source) WHERE s.business_day = \(day) AND s.point_number = \(point)
                AND NOT EXISTS (SELECT 1 FROM sale l WHERE l.id = s.id AND l.attempt > s.attempt)
            ORDER BY s.sequence DESC LIMIT \(limit) OFFSET \(offset)
            """
        ).map(record)
    }

    /// The sales of some members with their answers, the latest first; of an id that was judged again the last.
    ///
    /// Not more than `mostOfMember`: nobody buys so often.
    static func sales(of members: [Int64], in tx: Transaction) throws -> [LedgerSale] {
        try tx.rows(
            """
            SELECT \(LedgerQueries.columns) FROM sale s LEFT JOIN sale_reversal r ON r.sale_sequence = s.sequence
            WHERE s.member_number IN \(list: members)
                AND NOT EXISTS (SELECT 1 FROM sale l WHERE l.id = s.id AND l.attempt > s.attempt)
            ORDER BY s.sold_at DESC, s.sequence DESC LIMIT \(mostOfMember)
            """
        ).map(LedgerQueries.ledgerSale)
    }

    private static let mostOfMember = 5_000

    /// The point where somebody made the last of the ledger's latest sales; nil when none of them is theirs.
    static func lastPoint(of recorder: String, in tx: Transaction) throws -> Int64? {
        let head = try LedgerQueries.head(in: tx)
        return try tx.first(
            """
            SELECT s.point_number FROM sale s
            WHERE s.sequence > \(head - latest) AND s.recorded_by = \(recorder) AND s.point_number IS NOT NULL
            ORDER BY s.sequence DESC LIMIT 1
            """)?.integer(0)
    }

    /// How far back a counter's point is remembered.
    private static let latest: Int64 = 2_000

    private static func record(_ row: Row) throws -> SaleRecord {
        var reversal: Reversal?
        if let id = try row.optionalText(18) {
            reversal = Reversal(id: id, recordedAt: try row.instant(19), recordedBy: try row.text(20))
        }
        return SaleRecord(
            sale: try LedgerQueries.ledgerSale(row), isPriceFlagged: try row.bool(15),
            recordedAt: try row.instant(16), recordedBy: try row.text(17), reversal: reversal,
            reversesID: try row.optionalText(21))
    }
}
