internal import Kernel
internal import Reports
internal import Storage

/// The statements that list the sales which a figure is made of.
extension SaleQueries {
    /// A counted sale as lists show it.
    struct ListedSale: Sendable {
        let id: String
        let soldAt: Instant
        let point: Int64
        let member: Int64
        let product: Int64
        let quantity: Int64
        let listAmount: Dong
        let paidAmount: Dong
        /// The member's unit on the business day, whether it exists then or not.
        let unit: Int64?

        var discountAmount: Dong { listAmount - paidAmount }
    }

    /// Turns, distinct members and sums of all sales of the list.
    static func totals(_ filter: FactQueries.Filter, in tx: Transaction) throws -> SalesTotals {
        let source: SQL = filter.needsUnit ? FactQueries.source(filter) : "sale s"
        let row = try tx.first(
            """
            SELECT count(DISTINCT s.member_number), count(*), CAST(COALESCE(sum(s.list_amount), 0) AS BIGINT),
                CAST(COALESCE(sum(s.paid_amount), 0) AS BIGINT)
            FROM \(source) WHERE \(FactQueries.conditions(filter))
            """)
        guard let row else { return .zero }
        return SalesTotals(
            members: Int(try row.integer(0)), turns: Int(try row.integer(1)), listAmount: try row.dong(2),
            paidAmount: try row.dong(3))
    }

    /// Some of the sales, the latest first.
    static func sales(
        _ filter: FactQueries.Filter, offset: Int = 0, limit: Int, in tx: Transaction
    ) throws -> [ListedSale] {
        try tx.rows(
            """
            SELECT s.id, s.sold_at, s.point_number, s.member_number, s.product_number, s.quantity, s.list_amount,
                s.paid_amount, a.unit_number
            FROM \(FactQueries.source(filter)) WHERE \(FactQueries.conditions(filter))
            ORDER BY s.business_day DESC, s.sold_at DESC, s.sequence DESC LIMIT \(limit) OFFSET \(offset)
            """
        ).map { row in
            ListedSale(
                id: try row.text(0), soldAt: try row.instant(1), point: try row.integer(2),
                member: try row.integer(3), product: try row.integer(4), quantity: try row.integer(5),
                listAmount: try row.dong(6), paidAmount: try row.dong(7), unit: try row.optionalInteger(8))
        }
    }
}
