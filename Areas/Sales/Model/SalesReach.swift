internal import Kernel
internal import Organisation
internal import Partners

/// Which sales an actor may see or make, by the scopes on which a permission holds.
///
/// A scope on everything reaches every sale; on a unit those of members of that unit and below; on a partner those in
/// its points and its branches' points; on a point those made there.
struct SalesReach {
    let scopes: [Scope]
    let tree: UnitTree
    let register: PartnerRegister

    /// True when a scope on a union unit or on everything reaches the unit: only unions see members' numbers.
    func reachesUnion(of unit: UnionUnit?) -> Bool {
        scopes.contains { scope in
            switch scope {
            case .everything: true
            case .unit(let code): hangs(unit, below: code)
            case .partner, .point, .member: false
            }
        }
    }

    /// True when the actor may see sales of members of some unit.
    var isOfUnion: Bool {
        scopes.contains { scope in
            switch scope {
            case .everything, .unit: true
            case .partner, .point, .member: false
            }
        }
    }

    func reaches(_ point: PointOfSale) -> Bool {
        scopes.contains { scope in
            switch scope {
            case .everything: true
            case .unit, .member: false
            case .partner(let code): covers(partner: code, register.partner(point.partnerNumber))
            case .point(let code): point.code == code
            }
        }
    }

    /// True when every sale of the partner, whoever bought, is within reach.
    func reaches(_ partner: Partner) -> Bool {
        scopes.contains { scope in
            switch scope {
            case .everything: true
            case .partner(let code): covers(partner: code, partner)
            case .unit, .point, .member: false
            }
        }
    }

    /// The unit that is meant when none is named: the own one, the confederation for those who have none.
    var ownUnit: UnionUnit? {
        if scopes.contains(.everything) { return tree.root }
        return scopes.lazy.compactMap { scope in
            if case .unit(let code) = scope { tree.unit(code: code) } else { nil }
        }.first ?? tree.root
    }

    /// The partner that is meant when none is named.
    var ownPartner: String? {
        scopes.lazy.compactMap { scope in
            if case .partner(let code) = scope { code } else { nil }
        }.first
    }

    /// The point that is meant when none is named.
    var ownPoint: String? {
        scopes.lazy.compactMap { scope in
            if case .point(let code) = scope { code } else { nil }
        }.first
    }

    private func covers(partner code: String, _ partner: Partner?) -> Bool {
        guard let partner else { return false }
        return partner.code == code || partner.parentNumber.flatMap { register.partner($0)?.code } == code
    }

    private func hangs(_ unit: UnionUnit?, below code: String) -> Bool {
        guard let unit, let upper = tree.unit(code: code) else { return false }
        return tree.hasHung(unit.number, below: upper.number)
    }
}
