internal import Organisation
internal import Synchronization

/// Where the units of an order stand by one tree.
final class UnitStandings: Sendable {
    let order: UnitOrder
    private let tree: UnitTree
    private let placements = Mutex<[UnitPlacement.Key: UnitPlacement]>([:])

    /// About 2 MB each with 126.000 units.
    private static let mostPlacements = 64

    init(_ order: UnitOrder, _ tree: UnitTree) {
        self.order = order
        self.tree = tree
    }

    /// The same order by another tree.
    func following(_ tree: UnitTree) -> UnitStandings { UnitStandings(UnitOrder(order, by: tree), tree) }

    /// Where units stand in the tree of a view; kept, because many questions ask for the same.
    func placement(_ key: UnitPlacement.Key) -> UnitPlacement {
        if let known = placements.withLock({ $0[key] }) { return known }
        let made = UnitPlacement(order, tree, day: key.stretch, view: key.view)
        placements.withLock { kept in
            if kept.count >= UnitStandings.mostPlacements { kept.removeAll() }
            kept[key] = made
        }
        return made
    }
}
