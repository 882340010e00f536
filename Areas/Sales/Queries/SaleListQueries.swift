internal import Kernel
internal import Reports
internal import Rollup
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
        let sequence: Int64

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

    /// The counted sales of some days, of some members or of all, that are as somebody says, in no order.
    static func counted(
        on days: DayRange, members: [Int64]?, in tx: Transaction, where isMeant: (CountedSale) -> Bool
    ) throws -> [ListedSale] {
        guard let from = days.from, let to = days.to else { return [] }
        let buyers: SQL = members.map { "AND s.member_number IN \(list: $0)" } ?? ""
        var found: [ListedSale] = []
        try tx.forEach(
            """
            SELECT s.id, s.sold_at, s.point_number, s.member_number, s.product_number, s.quantity, s.list_amount,
                s.paid_amount, s.sequence, s.business_day
            FROM sale s
            WHERE s.business_day >= \(from) AND s.business_day < \(to) \(buyers) AND \(FactQueries.isCounted)
            """
        ) { row in
            let sale = ListedSale(
                id: try row.text(0), soldAt: try row.instant(1), point: try row.integer(2),
                member: try row.integer(3), product: try row.integer(4), quantity: try row.integer(5),
                listAmount: try row.dong(6), paidAmount: try row.dong(7), sequence: try row.integer(8))
            if isMeant(CountedSale(sale, on: try row.day(9))) { found.append(sale) }
        }
        return found
    }
}

extension CountedSale {
    fileprivate init(_ sale: SaleQueries.ListedSale, on day: Day) {
        self.init(
            Fact(
                subject: UInt32(sale.member), point: UInt32(sale.point), product: UInt32(sale.product),
                day: day.number, list: sale.listAmount.amount, paid: sale.paidAmount.amount))
    }
}
