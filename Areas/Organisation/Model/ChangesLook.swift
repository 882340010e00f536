internal import Kernel
internal import Storage

/// A look at what happened to units: of one that is named, else of all that the actor may look at.
struct ChangesLook: Sendable {
    let tree: UnitTree
    let events: [ChangeEvent]
    /// Why there is no list of the unit that was named.
    let refusal: Refusal?

    /// Events that are looked at together, until a page is full.
    private static let stretch = 2_000
    /// Who may see few units sees the events among this many of the latest.
    private static let mostPassed = 4_000

    init(
        of code: String, as actor: Actor, _ organisation: OrganisationFacade, offset: Int, limit: Int,
        in tx: Transaction
    ) throws {
        tree = try organisation.tree.value(in: tx)
        let reach = UnitReach(actor, OrganisationFacade.read, tree)
        let unit = tree.unit(code: code)
        guard code.isEmpty || unit != nil else {
            (events, refusal) = ([], Refusal("unit_unknown", ["unit": code]))
            return
        }
        if let unit, !reach.sees(unit) {
            (events, refusal) = ([], Refusal("unit_forbidden", ["unit": code]))
            return
        }
        refusal = nil
        if unit != nil || actor.scopes(for: OrganisationFacade.read).contains(.everything) {
            events = try ChangeEventQueries.events(of: unit?.number, offset: offset, limit: limit, in: tx)
            return
        }
        var found: [ChangeEvent] = []
        var start = 0
        while found.count < offset + limit, start < ChangesLook.mostPassed {
            let some = try ChangeEventQueries.events(of: nil, offset: start, limit: ChangesLook.stretch, in: tx)
            guard !some.isEmpty else { break }
            start += some.count
            found += some.filter { $0.isSeen(by: reach) }
        }
        events = Array(found.dropFirst(offset).prefix(limit))
    }
}
