internal import Kernel
internal import Organisation

/// Whose figures an actor may see: each role only its own.
///
/// A role on everything sees every unit and partner; a role on a unit sees that unit and what hangs or once hung
/// below it, for any partner; a role on a partner sees that partner with its branches, for any unit; a role on a
/// point sees no report.
struct ReportReach: Sendable {
    let tree: UnitTree
    let partners: [ReportPartner]
    private let scopes: [Scope]

    init(_ actor: Actor, tree: UnitTree, partners: [ReportPartner]) {
        self.tree = tree
        self.partners = partners
        scopes = actor.scopes(for: ReportsFacade.read)
    }

    /// Why the actor may not see the unit's figures for the partner, nil being all; nil when some role allows it.
    func refusal(of unit: UnionUnit, partner: String?) -> Refusal? {
        if scopes.contains(where: { reaches($0, unit, partner) }) { return nil }
        if let ownPartner { return Refusal("forbidden_partner", ["partner": partner ?? "", "own": ownPartner]) }
        let own = scopes.compactMap(unit(of:)).map(\.name)
        guard !own.isEmpty else { return Refusal("no_reports") }
        return Refusal("forbidden_scope", ["scope": unit.code, "own": own.joined(separator: ", ")])
    }

    /// A unit's name; its code when there is no such unit.
    func name(of code: String) -> String { tree.unit(code: code)?.name ?? code }

    /// True when the unit's figures may be seen for some partner.
    func offers(_ unit: UnionUnit) -> Bool {
        scopes.contains { reaches($0, unit, ownPartner) }
    }

    /// The unit that is meant when none is named: the own one, the confederation for everybody else.
    var ownUnit: UnionUnit? {
        if scopes.contains(.everything) { return tree.root }
        return scopes.lazy.compactMap(unit(of:)).first ?? (scopes.contains { $0.kind == "partner" } ? tree.root : nil)
    }

    /// The partner that is meant when none is named: nil where all may be seen, the own one elsewhere.
    func partner(for unit: UnionUnit) -> String? {
        scopes.contains { reaches($0, unit, nil) } ? nil : ownPartner
    }

    /// True when a role lets every partner's figures be seen, of some unit at least.
    var seesEveryPartner: Bool {
        scopes.contains { $0 == .everything || unit(of: $0) != nil }
    }

    /// The partners whose figures may be seen.
    var offeredPartners: [ReportPartner] {
        guard !seesEveryPartner else { return partners }
        return partners.filter { partner in scopes.contains { covers($0, partner: partner.code) } }
    }

    private var ownPartner: String? {
        scopes.lazy.compactMap { scope in
            if case .partner(let code) = scope { code } else { nil }
        }.first
    }

    private func reaches(_ scope: Scope, _ asked: UnionUnit, _ partner: String?) -> Bool {
        switch scope {
        case .everything: true
        case .unit: unit(of: scope).map { tree.hasHung(asked.number, below: $0.number) } ?? false
        case .partner: partner.map { covers(scope, partner: $0) } ?? false
        case .point, .member: false
        }
    }

    private func unit(of scope: Scope) -> UnionUnit? {
        guard case .unit(let code) = scope else { return nil }
        return tree.unit(code: code)
    }

    private func covers(_ scope: Scope, partner code: String) -> Bool {
        guard case .partner(let own) = scope else { return false }
        return code == own || partners.contains { $0.code == code && $0.parentCode == own }
    }
}
