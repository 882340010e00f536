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

        var discountAmount: Dong { listAmount - paidAmount }
    }

    /// Turns, distinct members and sums of the counted sales of a point on a day.
    static func totals(at point: Int64, on day: Day, in tx: Transaction) throws -> SalesTotals {
        let row = try tx.first(
            """
            SELECT count(DISTINCT s.member_number), count(*), CAST(COALESCE(sum(s.list_amount), 0) AS BIGINT),
                CAST(COALESCE(sum(s.paid_amount), 0) AS BIGINT)
            FROM sale s WHERE s.business_day = \(day) AND s.point_number = \(point) AND \(FactQueries.isCounted)
            """)
        guard let row else { return .zero }
        return SalesTotals(
            members: Int(try row.integer(0)), turns: Int(try row.integer(1)), listAmount: try row.dong(2),
            paidAmount: try row.dong(3))
    }

    /// The sales of these sequences, the latest first.
    static func sales(_ sequences: [Int64], in tx: Transaction) throws -> [ListedSale] {
        var found: [Int64: ListedSale] = [:]
        for start in stride(from: 0, to: sequences.count, by: widestList) {
            try tx.forEach(
                """
                SELECT id, sold_at, point_number, member_number, product_number, quantity, list_amount, paid_amount,
                    sequence
                FROM sale WHERE sequence IN \(list: sequences[start..<min(start + widestList, sequences.count)])
                """
            ) { row in
                found[try row.integer(8)] = ListedSale(
                    id: try row.text(0), soldAt: try row.instant(1), point: try row.integer(2),
                    member: try row.integer(3), product: try row.integer(4), quantity: try row.integer(5),
                    listAmount: try row.dong(6), paidAmount: try row.dong(7))
            }
        }
        return sequences.compactMap { found[$0] }
    }

    private static let widestList = 4_096
}
