internal import Kernel
internal import Organisation
internal import Partners
internal import Reports
internal import Storage
internal import Web

/// A look at a counter: where the cashier may stand, what is sold there, what was sold today.
struct CounterLook: Sendable {
    /// What the address asks for.
    struct Request: Sendable {
        var point: String?
        /// The sale whose answer is shown.
        var sale: String?
        var paging: Paging
    }

    /// The points at whose counters the cashier may stand today.
    let points: [PointOfSale]
    /// Nil until a point is chosen.
    let desk: CounterDesk?
    /// The point that was asked for is not among those above.
    let isOtherPoint: Bool
    let answered: SaleQueries.SaleRecord?
    /// Today's sales of the point with their answers, the latest first.
    let sales: [SaleQueries.SaleRecord]
    let hasMore: Bool
    let totals: SalesTotals
    let mayReverse: Bool
    let register: PartnerRegister
    let now: Instant

    /// Throws `NotFound` when the sale is not one of the cashier's points.
    init(_ request: Request, as actor: Actor, _ sales: SalesFacade, in tx: Transaction) throws {
        let areas = sales.takeSales
        let register = try areas.partners.register.value(in: tx)
        let tree = try areas.organisation.tree.value(in: tx)
        let reach = SalesReach(scopes: actor.scopes(for: SalesFacade.record), tree: tree, register: register)
        let points = CounterDesk.points(reach, on: tx.today)
        let answered = try request.sale.map { id in try CounterLook.sale(id, reach, in: tx) }
        let shown = answered?.sale.values.flatMap { register.point($0.point)?.code } ?? request.point
        let point = try CounterLook.point(shown, of: points, actor, in: tx)
        desk = point.map { CounterDesk($0, register, on: tx.today) }
        isOtherPoint = shown != nil && point == nil
        var listed =
            try point.map { point in
                try SaleQueries.sales(
                    at: point.number, on: tx.today, offset: request.paging.offset, limit: request.paging.size + 1,
                    in: tx)
            } ?? []
        hasMore = listed.count > request.paging.size
        if hasMore { listed.removeLast() }
        totals =
            try point.map { point in
                try SaleQueries.totals(at: point.number, on: tx.today, in: tx)
            } ?? .zero
        let undo = SalesReach(scopes: actor.scopes(for: SalesFacade.reverse), tree: tree, register: register)
        mayReverse = point.map(undo.reaches) ?? false
        self.sales = listed
        self.points = points
        self.answered = answered
        self.register = register
        now = tx.now
    }

    private static func sale(
        _ id: String, _ reach: SalesReach, in tx: Transaction
    ) throws -> SaleQueries.SaleRecord {
        guard let record = try SaleQueries.sale(id: id, in: tx), let values = record.sale.values,
            let point = reach.register.point(values.point), reach.reaches(point)
        else { throw NotFound("sale") }
        return record
    }

    /// The point that was asked for, the only one there is, or the one where the cashier sold last.
    private static func point(
        _ code: String?, of points: [PointOfSale], _ actor: Actor, in tx: Transaction
    ) throws -> PointOfSale? {
        if let code { return points.first { $0.code == code } }
        if points.count <= 1 { return points.first }
        let last = try SaleQueries.lastPoint(of: actor.signature, in: tx)
        return points.first { $0.number == last }
    }
}
