internal import Kernel
internal import Members
internal import Organisation
internal import Partners
internal import Storage

/// A look at one row of the ledger; of a reversal also at the sale that it voids.
struct SaleLook: Sendable {
    let record: SaleQueries.SaleRecord
    /// The sale itself, or the one that the reversal voids.
    let values: LedgerSale.Values
    let point: PointOfSale?
    let partner: Partner?
    let product: Product?
    /// The member's unit on the business day; nil when there was none.
    let unit: UnionUnit?
    /// Nil for those who may not see members' numbers.
    let memberNo: String?

    /// Throws `NotFound` for an unknown id, `Forbidden` for a sale out of the actor's reach.
    init(id: String, as actor: Actor, _ sales: SalesFacade, in tx: Transaction) throws {
        guard let record = try SaleQueries.sale(id: id, in: tx),
            let sold = try record.reversesID.map({ try SaleQueries.sale(id: $0, in: tx) }) ?? record,
            let values = sold.sale.values
        else { throw NotFound("sale") }
        let areas = sales.takeSales
        let tree = try areas.organisation.tree.value(in: tx)
        let register = try areas.partners.register.value(in: tx)
        let reach = SalesReach(scopes: actor.scopes(for: SalesFacade.read), tree: tree, register: register)
        let memberNo = try areas.members.memberNo(of: [values.member], in: tx)[values.member]
        let member = try memberNo.flatMap { try areas.members.find([$0], in: tx)[$0] }
        let unit = member?.unit(on: values.businessDay, in: tree).flatMap { tree.unit($0) }
        let point = register.point(values.point)
        let isOfUnion = reach.reachesUnion(of: unit)
        guard isOfUnion || point.map(reach.reaches) ?? false else { throw Forbidden(SalesFacade.read) }
        self.record = record
        self.values = values
        self.point = point
        self.unit = unit
        partner = point.flatMap { register.partner($0.partnerNumber) }
        product = register.product(values.product)
        self.memberNo = isOfUnion ? memberNo : nil
    }
}
