internal import Kernel
internal import Organisation

/// The agreements that an officer looks after: all, or those of the own units and of what hangs below them.
struct AgreementReach: Sendable {
    private let scopes: [Scope]
    private let tree: UnitTree

    init(_ scopes: [Scope], _ tree: UnitTree) {
        self.scopes = scopes
        self.tree = tree
    }

    /// The unit whose agreements the officer usually writes down; nil for who looks after all.
    var usualUnit: UnionUnit? {
        guard !scopes.contains(.everything), let code = scopes.first?.code else { return nil }
        return tree.unit(code: code)
    }

    /// True when the unit, or the one that stands for it on the day, is in the reach.
    func holds(_ unit: Int64, made: Day?, on day: Day) -> Bool {
        scopes.contains { scope in
            switch scope {
            case .everything: true
            case .unit(let code):
                tree.unit(code: code).map { AgreementReach.isWithin(unit, made: made, $0, tree, on: day) } ?? false
            case .partner, .point, .member: false
            }
        }
    }

    func holds(_ agreement: Agreement, on day: Day) -> Bool {
        holds(agreement.unitNumber, made: agreement.days.from, on: day)
    }

    /// True when the unit that an agreement of that beginning means that day is the other one or hangs below it.
    static func isWithin(_ unit: Int64, made: Day?, _ upper: UnionUnit, _ tree: UnitTree, on day: Day) -> Bool {
        guard let heir = tree.heir(of: unit, made: made, on: day) else { return unit == upper.number }
        return tree.isWithin(heir, upper.number, on: day)
    }
}
