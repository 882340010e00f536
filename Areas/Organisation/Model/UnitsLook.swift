internal import Kernel
internal import Storage

/// A look at the list of units: what was asked and a page of the answer with one unit more.
struct UnitsLook: Sendable {
    let search: String
    let kind: UnitKind?
    let day: Day
    let tree: UnitTree
    let units: [UnionUnit]

    init(
        search: String, kind: UnitKind?, on day: Day, as actor: Actor, _ organisation: OrganisationFacade,
        offset: Int, limit: Int, in tx: Transaction
    ) throws {
        tree = try organisation.tree.value(in: tx)
        self.search = search
        self.kind = kind
        self.day = day
        let reach = UnitReach(actor, OrganisationFacade.read, tree)
        units = try UnitFinder(tree: tree, reach: reach, day: day, search: search, kind: kind)
            .units(offset: offset, limit: limit, in: tx)
    }
}
