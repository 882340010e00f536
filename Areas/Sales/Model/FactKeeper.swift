internal import Kernel
internal import Partners
internal import Rollup
internal import Storage
internal import Synchronization

/// Keeps the facts in memory; one for each store.
///
/// A question reads the few rows of the ledger that came since the last one, so it never tells less than what was
/// answered before it. When a register changed, it takes the base that is there and what differs from it; another base
/// is made in the background, and before the answer only where too much differs.
final class FactKeeper: Sendable {
    /// The newest last.
    private let kept = Mutex<[FactState]>([])
    private let making = Mutex(())
    private let refreshing = Mutex(())

    /// With more than this beside the base the next question makes another one; the builder does it long before.
    private static let mostChanges = 200_000
    /// With more than this the builder makes another base in the background.
    static let manyChanges = 20_000

    /// The facts with everything that the transaction sees.
    func state(_ ground: SalesGround, in tx: Transaction) throws -> FactState {
        let versions = try FactBase.Versions(in: tx)
        if let known = usable(versions, ground.head) { return try followed(known, to: ground.head, in: tx) }
        return try making.withLock { _ in
            if let known = usable(versions, ground.head) { return try followed(known, to: ground.head, in: tx) }
            if let earlier = kept.withLock({ $0.last { $0.base.sequence <= ground.head } }) {
                let isSameTree = earlier.versions.units == versions.units
                let standings = isSameTree ? earlier.standings : earlier.base.standings.following(ground.tree)
                if let corrected = FactState(earlier.base, corrected: ground.members, standings, versions) {
                    return try followed(corrected, to: ground.head, in: tx)
                }
            }
            return try renewed(ground, in: tx)
        }
    }

    /// Makes another base when much came since the last, or when the tree is another; for the builder, so that
    /// questions need not wait: meanwhile they are answered from the base that is there.
    func refresh(_ ground: SalesGround, in tx: Transaction) throws {
        let state = try state(ground, in: tx)
        guard state.changes > FactKeeper.manyChanges || state.versions.units != state.base.versions.units else {
            return
        }
        _ = try refreshing.withLock { _ in try renewed(ground, in: tx) }
    }

    /// True when a question finds an index, whatever came since.
    var isReady: Bool { kept.withLock { !$0.isEmpty } }

    private func usable(_ versions: FactBase.Versions, _ head: Int64) -> FactState? {
        kept.withLock { states in
            states.last {
                $0.versions == versions && $0.base.sequence <= head && $0.changes <= FactKeeper.mostChanges
            }
        }
    }

    private func followed(_ known: FactState, to head: Int64, in tx: Transaction) throws -> FactState {
        if known.head == head {
            keep(known)
            return known
        }
        // A look that began before others sees less than what is kept, and counts from the base by itself.
        var state = known.head < head ? known : known.beginning
        try state.follow(to: head, in: tx)
        keep(state)
        return state
    }

    private func renewed(_ ground: SalesGround, in tx: Transaction) throws -> FactState {
        let products = Int(ground.register.products.map(\.number).max() ?? 0)
        let base = try FactBase(upTo: ground.head, ground.tree, ground.members, products: products, in: tx)
        let state = FactState(base)
        keep(state)
        return state
    }

    /// The last two bases stay, because a look that began before the newest one may still go on.
    private func keep(_ state: FactState) {
        kept.withLock { states in
            if let place = states.firstIndex(where: { $0.base === state.base && $0.versions == state.versions }) {
                if states[place].head < state.head { states[place] = state }
            } else {
                states = Array(states.suffix(1)) + [state]
            }
        }
    }
}
