internal import Kernel
internal import Members
internal import Organisation
internal import Partners
internal import Reports
internal import Storage

/// A look at the sales behind a figure: which, what they come to, and some of them with their names.
struct SalesLook: Sendable {
    let request: SalesRequest
    let question: WelfareQuestion
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
    private let members: MemberUnits

    init(
        _ request: SalesRequest, as actor: Actor, _ sales: SalesFacade, offset: Int, limit: Int, in tx: Transaction
    ) throws {
        let ground = try SalesGround(sales, in: tx)
        let (tree, register) = (ground.tree, ground.register)
        let reach = SalesReach(scopes: actor.scopes(for: SalesFacade.read), tree: tree, register: register)
        let selection = try SalesSelection(request, reach, ground)
        let list = try LatestSales(selection.counted, offset: offset, limit: limit, in: tx)
        totals = list.totals
        let listed = list.sales
        memberNumbers =
            selection.showsMembers
            ? try sales.takeSales.members.memberNo(of: Set(listed.map(\.member)), in: tx) : [:]
        members = ground.members
        self.request = selection.request
        question = selection.question
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
        members.unit(of: sale.member, on: sale.soldAt.businessDay, in: tree).flatMap { tree.unit($0) }
    }

    func productName(of sale: SaleQueries.ListedSale) -> String {
        register.product(sale.product)?.name(on: sale.soldAt.businessDay) ?? ""
    }
}
