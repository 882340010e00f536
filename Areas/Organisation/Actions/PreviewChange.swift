internal import Kernel
internal import Storage

/// Says what an event would do; writes nothing.
struct PreviewChange: Sendable {
    let order: ChangeOrder
    let organisation: OrganisationFacade
    let affairs: [UnitAffairs]

    func run(as actor: Actor, in tx: Transaction) throws -> ChangePreview {
        try ChangePreview(
            plan(as: actor, in: tx), version: tx.version(of: OrganisationFacade.register), affairs: affairs, in: tx)
    }

    /// The rows and the trees alone.
    func plan(as actor: Actor, in tx: Transaction) throws -> ChangePlan {
        let tree = try organisation.tree.value(in: tx)
        return try ChangePlan(
            order, tree, stored: ChangeQueries.all(in: tx), divisions: organisation.divisions.value(in: tx),
            reach: UnitReach(actor, OrganisationFacade.change, tree), today: tx.today)
    }
}
