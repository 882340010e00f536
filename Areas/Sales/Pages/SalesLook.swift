internal import Kernel
internal import Members
internal import Organisation
internal import Partners
internal import Reports
internal import Storage

/// A look at the sales behind a figure: which, what they come to, and some of them with their names.
struct SalesLook: Sendable {
    let request: SalesRequest
    let scope: UnionUnit
    let partner: Partner?
    let product: Product?
    let point: PointOfSale?
    let unit: UnionUnit?
    let showsMembers: Bool
    let totals: SalesTotals
    let sales: [SaleQueries.ListedSale]
    /// Numbers on members' cards; empty for those who may not see them.
    let memberNumbers: [Int64: String]
    let tree: UnitTree
    let register: PartnerRegister

    init(
        _ request: SalesRequest, as actor: Actor, _ sales: SalesFacade, offset: Int, limit: Int, in tx: Transaction
    ) throws {
        let areas = sales.takeSales
        let tree = try areas.organisation.tree.value(in: tx)
        let register = try areas.partners.register.value(in: tx)
        let reach = SalesReach(scopes: actor.scopes(for: SalesFacade.read), tree: tree, register: register)
        let selection = try SalesSelection(request, reach, today: tx.today)
        let filter = selection.counted.filter
        totals = try SaleQueries.totals(filter, in: tx)
        let listed = try SaleQueries.sales(filter, offset: offset, limit: limit, in: tx)
        memberNumbers =
            selection.showsMembers ? try areas.members.memberNo(of: Set(listed.map(\.member)), in: tx) : [:]
        self.request = selection.request
        self.sales = listed
        self.tree = tree
        self.register = register
        scope = selection.scope
        partner = selection.partner
        product = selection.product
        point = selection.point
        unit = selection.unit
        showsMembers = selection.showsMembers
    }

    /// The member's unit on the business day; nil when there was none.
    func unit(of sale: SaleQueries.ListedSale) -> UnionUnit? {
        sale.unit.flatMap { tree.exists($0, on: sale.soldAt.businessDay) ? tree.unit($0) : nil }
    }

    func productName(of sale: SaleQueries.ListedSale) -> String {
        register.product(sale.product)?.name(on: sale.soldAt.businessDay) ?? ""
    }
}
