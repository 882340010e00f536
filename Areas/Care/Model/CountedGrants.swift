internal import Kernel
internal import Organisation
internal import Partners
internal import Reports

/// Which grants count for a question, and what they come to (welfare-rules section 4, `support`).
///
/// A grant counts by its day for its unit and those above it in the view's tree, also where sales are told by place.
/// What stands in no unit counts for the confederation alone.
struct CountedGrants {
    private let question: WelfareQuestion
    private let tree: UnitTree
    private let today: Day
    private let scope: UnionUnit
    /// The partner with its branches; nil for all partners.
    private let partners: Set<Int64>?

    /// Throws a `Refusal` with `unknown_scope` or `unknown_partner`.
    init(_ question: WelfareQuestion, tree: UnitTree, register: PartnerRegister, today: Day) throws {
        guard let scope = tree.unit(code: question.scope) else {
            throw Refusal("unknown_scope", ["value": question.scope])
        }
        partners = try register.partners(named: question.partner)
        self.question = question
        self.tree = tree
        self.today = today
        self.scope = scope
    }

    /// What these grants come to.
    static func support(of grants: [Grant]) -> WelfareSupport {
        let byKind = Dictionary(grouping: grants, by: \.kind)
        let others = Dictionary(grouping: byKind[.other] ?? []) { $0.name ?? "" }
        let reunions = byKind[.tetReunion] ?? []
        return WelfareSupport(
            busTickets: CountedGrants.gift(byKind[.busTicket] ?? []), houses: CountedGrants.gift(byKind[.house] ?? []),
            tetReunionPlaces: Set(reunions.flatMap(\.places)).sorted(),
            tetReunionAmount: CountedGrants.amount(reunions),
            others: others.sorted { $0.key < $1.key }.map { name, grants in
                WelfareSupport.Activity(name: name, amount: CountedGrants.amount(grants))
            })
    }

    private static func gift(_ grants: [Grant]) -> WelfareSupport.Gift {
        WelfareSupport.Gift(
            persons: grants.reduce(0) { $0 + Int($1.persons ?? 0) }, amount: CountedGrants.amount(grants))
    }

    private static func amount(_ grants: [Grant]) -> Dong {
        grants.reduce(.zero) { $0 + $1.amount }
    }

    func counts(_ grant: Grant) -> Bool {
        guard question.period.days.contains(grant.day), partners?.contains(grant.partner) ?? true else { return false }
        if scope.parentNumber == nil { return true }
        let day = question.viewDay(for: grant.day, today: today)
        guard
            let unit = tree.exists(grant.unit, on: grant.day)
                ? grant.unit : tree.heir(of: grant.unit, made: nil, on: grant.day),
            let place = tree.place(of: unit, from: grant.day, on: day, choice: { _, _ in nil })
        else { return false }
        return tree.isWithin(place, scope.number, on: day)
    }
}
