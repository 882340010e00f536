internal import Kernel
internal import Storage

/// The statements that read the sales of which figures are made.
enum FactQueries {
    static let isCounted: SQL = """
        s.refusal IS NULL AND s.reverses_sequence IS NULL
        AND NOT EXISTS (SELECT 1 FROM sale_reversal r WHERE r.sale_sequence = s.sequence)
        """

    /// The accepted sales of a run of the ledger in its order, reversed ones too.
    static func forEachSale(
        after: Int64, upTo: Int64, in tx: Transaction, _ body: (SalesCopy.Sale) throws -> Void
    ) throws {
        try tx.forEach(
            """
            SELECT sequence, sold_at, business_day, point_number, member_number, product_number, list_amount,
                paid_amount
            FROM sale WHERE sequence > \(after) AND sequence <= \(upTo)
                AND refusal IS NULL AND reverses_sequence IS NULL
            ORDER BY sequence
            """
        ) { row in
            try body(
                SalesCopy.Sale(
                    sequence: try row.integer(0), soldAt: try row.instant(1), day: try row.day(2),
                    point: Int32(try row.integer(3)), member: Int32(try row.integer(4)),
                    product: Int32(try row.integer(5)), listAmount: try row.dong(6), paidAmount: try row.dong(7)))
        }
    }

    /// The reversals of a run of the ledger: which sale, and which row voids it.
    static func reversals(
        after: Int64, upTo: Int64, in tx: Transaction
    ) throws -> [(sale: Int64, reversal: Int64)] {
        try tx.rows(
            """
            SELECT reverses_sequence, sequence FROM sale
            WHERE sequence > \(after) AND sequence <= \(upTo) AND reverses_sequence IS NOT NULL AND refusal IS NULL
            """
        ).map { (try $0.integer(0), try $0.integer(1)) }
    }
}
