internal import Kernel
internal import Partners
internal import Rollup
internal import Storage
internal import Synchronization

/// Keeps the facts in memory; one for each store.
///
/// A question reads the few rows of the ledger that came since the last one, so it never tells less than what was
/// answered before it. The base is made anew when a register changed or when much came since.
final class FactKeeper: Sendable {
    /// The newest last.
    private let kept = Mutex<[FactState]>([])
    private let making = Mutex(())

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
            if let earlier = kept.withLock({ $0.last { $0.base.sequence <= ground.head } }),
                let corrected = FactState(earlier.base, corrected: ground.members, versions)
            {
                return try followed(corrected, to: ground.head, in: tx)
            }
            return try renewed(ground, in: tx)
        }
    }

    /// Makes another base when much came since the last; for the builder, so that questions need not wait.
    func refresh(_ ground: SalesGround, in tx: Transaction) throws {
        let state = try state(ground, in: tx)
        if state.changes > FactKeeper.manyChanges { _ = try making.withLock { _ in try renewed(ground, in: tx) } }
    }

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
