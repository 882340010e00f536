internal import Kernel
internal import Organisation

/// Whose agreements an actor may look at or write: those of enterprises that stand, or stood, at units of its scope.
struct BargainingReach: Sendable {
    let tree: UnitTree
    private let scopes: [Scope]

    init(_ actor: Actor, _ permission: Permission, _ tree: UnitTree) {
        self.tree = tree
        scopes = actor.scopes(for: permission)
    }

    /// The unit that is meant when none is named.
    var ownUnit: UnionUnit? {
        if scopes.contains(.everything) { return tree.root }
        return scopes.lazy.compactMap { $0.kind == "unit" ? $0.code.flatMap { tree.unit(code: $0) } : nil }.first
    }

    func sees(_ unit: UnionUnit) -> Bool {
        scopes.contains { scope in
            switch scope {
            case .everything: true
            case .unit(let code): tree.unit(code: code).map { tree.hasHung(unit.number, below: $0.number) } ?? false
            case .partner, .point, .member: false
            }
        }
    }

    func sees(_ employer: Employer) -> Bool {
        employer.states.contains { tree.unit($0.unit).map(sees) ?? false }
    }
}
