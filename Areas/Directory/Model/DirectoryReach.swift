internal import Kernel
internal import Organisation
internal import Partners

/// Which units and partners an actor may look at or write about, by the scopes on which a permission holds.
///
/// A scope on everything reaches all; on a unit that unit and what is below it today; on a partner that partner and
/// its branches.
struct DirectoryReach {
    let scopes: [Scope]
    let tree: UnitTree
    let register: PartnerRegister
    let today: Day

    init(_ actor: Actor, _ permission: Permission, _ tree: UnitTree, _ register: PartnerRegister, today: Day) {
        scopes = actor.scopes(for: permission)
        self.tree = tree
        self.register = register
        self.today = today
    }

    func reaches(_ side: ContactSide) -> Bool {
        switch side {
        case .unit(let number): reaches(unit: number)
        case .partner(let number): register.partner(number).map(reaches) ?? false
        }
    }

    func reaches(unit number: Int64) -> Bool {
        scopes.contains { scope in
            switch scope {
            case .everything: true
            case .unit(let code):
                tree.unit(code: code).map { upper in
                    guard let holder = tree.heir(of: number, made: nil, on: today) else {
                        return tree.hasHung(number, below: upper.number)
                    }
                    return tree.isWithin(holder, upper.number, on: today)
                } ?? false
            case .partner, .point, .member: false
            }
        }
    }

    private func reaches(_ partner: Partner) -> Bool {
        let parent = partner.parentNumber.flatMap { register.partner($0)?.code }
        return scopes.contains { scope in
            switch scope {
            case .everything: true
            case .partner(let code): partner.code == code || parent == code
            case .unit, .point, .member: false
            }
        }
    }

    /// True for those who see the directory of the programme as a whole: everybody of the union.
    var isOfUnion: Bool {
        scopes.contains { $0 == .everything || $0.kind == "unit" }
    }

    /// True when the actor belongs to the partner, its head partner or one of its branches, or to the union.
    func mayRead(_ side: ContactSide) -> Bool {
        guard !isOfUnion, let number = side.partner, let partner = register.partner(number) else { return true }
        if reaches(partner) { return true }
        let branches = register.branches(of: number).compactMap { register.partner($0) }
        return branches.contains(where: reaches)
    }
}
