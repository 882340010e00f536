internal import Kernel
internal import Organisation
internal import Partners
internal import Reports

/// Persons of the grants up to a day, as partners and units wrote them down (clause 1.04).
///
/// A grant counts for its unit and those above it in the tree of its day.
struct GrantBeneficiaries {
    private let tree: UnitTree
    private let scope: UnionUnit
    private let partners: Set<Int64>?

    /// Throws a `Refusal` with `unknown_scope` or `unknown_partner`.
    init(_ question: BeneficiaryQuestion, tree: UnitTree, register: PartnerRegister) throws {
        guard let scope = tree.unit(code: question.scope) else {
            throw Refusal("unknown_scope", ["value": question.scope, "scope": question.scope])
        }
        self.tree = tree
        self.scope = scope
        partners = try register.partners(named: question.partner)
    }

    func count(_ grants: [Grant]) -> BeneficiaryCount {
        let counted = grants.filter { grant in
            guard partners?.contains(grant.partner) ?? true else { return false }
            if scope.parentNumber == nil { return true }
            let unit =
                tree.exists(grant.unit, on: grant.day)
                ? grant.unit : tree.heir(of: grant.unit, made: nil, on: grant.day)
            return unit.map { tree.isWithin($0, scope.number, on: grant.day) } ?? false
        }
        return BeneficiaryCount(
            persons: counted.reduce(0) { $0 + Int($1.persons ?? 0) }, turns: counted.count, isDistinct: false)
    }
}
