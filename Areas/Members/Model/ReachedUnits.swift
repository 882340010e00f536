internal import Organisation
internal import Synchronization

/// The units below those of roles, remembered as long as the tree stays as it is: a page asks for them every time, and
/// a tree of all grassroots unions takes a while to look through.
final class ReachedUnits: Sendable {
    private let known = Mutex<[Int64: Set<Int64>]>([:])
    /// More units of roles than a server sees in a day.
    private static let most = 2_000

    func below(_ upper: Int64, in tree: UnitTree) -> Set<Int64> {
        if let units = known.withLock({ $0[upper] }) { return units }
        let units = Set(tree.all.map(\.number).filter { tree.hasHung($0, below: upper) })
        known.withLock { known in
            if known.count >= ReachedUnits.most { known.removeAll() }
            known[upper] = units
        }
        return units
    }
}
