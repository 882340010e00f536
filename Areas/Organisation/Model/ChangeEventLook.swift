internal import Kernel
internal import Storage

/// A look at one event, with what stands in the way of taking it back.
struct ChangeEventLook: Sendable {
    let event: ChangeEvent
    let tree: UnitTree
    let version: Int64
    let mayChange: Bool
    let obstacle: Refusal?

    init(
        number: Int64, as actor: Actor, _ organisation: OrganisationFacade, _ affairs: [UnitAffairs], in tx: Transaction
    ) throws {
        guard let event = try ChangeEventQueries.event(of: number, in: tx) else { throw NotFound("unit change") }
        tree = try organisation.tree.value(in: tx)
        let reach = UnitReach(actor, OrganisationFacade.read, tree)
        guard event.isSeen(by: reach) else { throw NotFound("unit change") }
        self.event = event
        version = try tx.version(of: OrganisationFacade.register)
        mayChange = actor.may(OrganisationFacade.change)
        var obstacle: Refusal?
        if mayChange, event.undo == nil {
            let undo = UndoChange(
                event: number, version: version, reason: "", organisation: organisation, affairs: affairs)
            do { try undo.check(event, as: actor, in: tx) } catch let refusal as Refusal { obstacle = refusal }
        }
        self.obstacle = obstacle
    }
}

extension ChangeEvent {
    /// True when one of its units may be looked at; a founding that was taken back shows the parent.
    func isSeen(by reach: UnitReach) -> Bool {
        changes.contains { change in
            [change.from, change.to].compactMap { $0.flatMap(reach.tree.unit) }.contains(where: reach.sees)
        }
    }
}
