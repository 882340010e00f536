internal import Access
internal import Kernel
internal import Partners

/// The partners and points for which somebody may make tokens: their own partner, its branches, and their points.
struct KeyGround: Sendable {
    private let register: PartnerRegister
    /// Nil for all partners.
    private let numbers: Set<Int64>?

    init(of actor: Actor, _ register: PartnerRegister) {
        self.register = register
        let scopes = actor.scopes(for: AccessPermission.manageTillKeys)
        guard !scopes.contains(.everything) else {
            numbers = nil
            return
        }
        numbers = scopes.reduce(into: []) { own, scope in
            guard case .partner(let code) = scope, let partner = register.partner(code: code) else { return }
            own.formUnion(register.branches(of: partner.number))
        }
    }

    var partnerCodes: [String] { register.partners.filter { holds($0.number) }.map(\.code).sorted() }

    var pointCodes: [String] { register.points.filter { holds($0.partnerNumber) }.map(\.code).sorted() }

    /// In the order of their codes.
    var ownPartners: [Partner] { register.partners.filter { holds($0.number) }.sorted { $0.code < $1.code } }

    /// A partner or branch of one's own; nil for others.
    func partner(code: String) -> Partner? {
        register.partner(code: code).flatMap { holds($0.number) ? $0 : nil }
    }

    /// The name of a partner of one's own; nil for others.
    func name(of partner: Int64) -> String? { holds(partner) ? register.partner(partner)?.name : nil }

    /// False for everything that is not a partner or a point of one's own.
    func holds(_ scope: Scope) -> Bool {
        switch scope {
        case .partner(let code): register.partner(code: code).map { holds($0.number) } ?? false
        case .point(let code): register.point(code: code).map { holds($0.partnerNumber) } ?? false
        case .everything, .unit, .member: false
        }
    }

    /// Throws `key_place_unknown` when the code names nothing of one's own.
    func scope(kind: String, code: String) throws -> Scope {
        guard ["partner", "point"].contains(kind), let scope = Scope(kind: kind, code: code), holds(scope) else {
            throw Refusal("key_place_unknown")
        }
        return scope
    }

    /// The name as people read it beside its code.
    func name(of scope: Scope) -> String {
        let name: String? =
            switch scope {
            case .partner(let code): register.partner(code: code)?.name
            case .point(let code): register.point(code: code)?.name
            case .everything, .unit, .member: nil
            }
        return name ?? scope.code ?? ""
    }

    private func holds(_ partner: Int64) -> Bool { numbers?.contains(partner) ?? true }
}
