package import Kernel
package import Organisation

/// Which units' members an actor answers for, by the scopes on which a permission holds.
///
/// A scope on everything reaches all; a scope on a unit what hangs or once hung below it; partners reach no member.
package struct MemberReach: Sendable {
    private let tree: UnitTree
    private let isEverywhere: Bool
    private let uppers: [Int64]

    package init(_ scopes: [Scope], tree: UnitTree) {
        self.tree = tree
        isEverywhere = scopes.contains(.everything)
        uppers = scopes.compactMap { scope in
            if case .unit(let code) = scope { tree.unit(code: code)?.number } else { nil }
        }
    }

    package func reaches(_ unit: Int64?) -> Bool {
        if isEverywhere { return true }
        guard let unit else { return false }
        return uppers.contains { tree.hasHung(unit, below: $0) }
    }

    /// The numbers of the units within reach; nil for all.
    func units(_ reached: ReachedUnits) -> Set<Int64>? {
        guard !isEverywhere else { return nil }
        return uppers.reduce(into: Set<Int64>()) { $0.formUnion(reached.below($1, in: tree)) }
    }
}
