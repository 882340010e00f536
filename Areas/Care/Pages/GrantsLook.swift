internal import Kernel
internal import Organisation
internal import Partners
internal import Reports
internal import Storage

/// A look at the grants behind a figure, the latest first.
struct GrantsLook: Sendable {
    let asked: AskedWelfare
    /// Nil for every kind.
    let kind: Grant.Kind?
    let grants: [Grant]
    private let tree: UnitTree
    private let register: PartnerRegister

    init(_ asked: AskedWelfare, _ kind: Grant.Kind?, _ care: CareFacade, in tx: Transaction) throws {
        self.asked = asked
        self.kind = kind
        grants = try care.grants(asked.question, in: tx).filter { kind == nil || $0.kind == kind }
            .sorted { ($1.day, $0.id) < ($0.day, $1.id) }
        tree = try care.organisation.tree.value(in: tx)
        register = try care.partners.register.value(in: tx)
    }

    var persons: Int64 { grants.reduce(0) { $0 + ($1.persons ?? 0) } }

    var amount: Dong { grants.reduce(.zero) { $0 + $1.amount } }

    func partner(of grant: Grant) -> Partner? { register.partner(grant.partner) }

    func unit(of grant: Grant) -> UnionUnit? { tree.unit(grant.unit) }
}
