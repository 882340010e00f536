internal import Kernel
internal import Organisation
internal import Partners
internal import Storage

/// What everything about difficulties stands on: the tree, the partners and the divisions of today.
struct DifficultyGround: Sendable {
    let tree: UnitTree
    let register: PartnerRegister
    let divisions: DivisionMap
    let territories: TerritoryMap
    let today: Day

    init(_ supervision: SupervisionFacade, in tx: Transaction) throws {
        tree = try supervision.organisation.tree.value(in: tx)
        register = try supervision.partners.register.value(in: tx)
        divisions = try supervision.organisation.divisions.value(in: tx)
        territories = try supervision.organisation.territories.value(in: tx)
        today = tx.today
    }

    // MARK: Through the changes of units

    /// The unit that has to answer today: the one that was asked, what it merged or was split into, or the one above
    /// it when it closed; and the one above that when the raiser went into the same unit.
    func holder(of difficulty: Difficulty) -> UnionUnit? {
        let place = place(of: difficulty.answeringUnit, since: difficulty.answeringSince)
        guard let holder = place ?? tree.root else { return nil }
        guard let raiser = difficulty.raiser.unit.flatMap({ self.place(of: $0, since: difficulty.aroseOn) }),
            raiser.number == holder.number
        else { return holder }
        return tree.parent(of: holder.number, on: today) ?? holder
    }

    /// The unit that raised it, as it is today; the unit itself once it has closed.
    func raiserUnit(of difficulty: Difficulty) -> UnionUnit? {
        guard let number = difficulty.raiser.unit else { return nil }
        return tree.heir(of: number, made: difficulty.aroseOn, on: today).flatMap { tree.unit($0) } ?? tree.unit(number)
    }

    private func place(of unit: Int64, since: Day) -> UnionUnit? {
        // From a day of its life: a unit may be asked about what came up before it opened, or on the day of its end.
        let life = tree.unit(unit)?.days
        let last = life?.to.map { min($0 - 1, since) } ?? since
        return tree.place(of: unit, from: min(max(last, life?.from ?? last), today), on: today) { _, _ in nil }
            .flatMap { tree.unit($0) }
    }

    // MARK: Names

    func name(of unit: UnionUnit) -> String { tree.name(of: unit, on: today) }

    func raiserName(_ difficulty: Difficulty) -> String {
        switch difficulty.raiser {
        case .partner(let number): register.partner(number)?.name ?? ""
        case .unit: raiserUnit(of: difficulty).map(name) ?? ""
        }
    }

    func raiserCode(_ difficulty: Difficulty) -> String {
        switch difficulty.raiser {
        case .partner(let number): register.partner(number)?.code ?? ""
        case .unit(let number): tree.unit(number)?.code ?? ""
        }
    }

    // MARK: Who answers

    /// The unit that answers when the raiser names none.
    ///
    /// Of a unit the one above it. Of a partner: where the point stands, the unit above its host or the federation of
    /// its province; else the unit of the agreement; else the Confederation. Throws `difficulty_nobody_above`.
    func answering(_ raiser: Difficulty.Raiser, _ subject: Difficulty.Subject) throws -> UnionUnit {
        if let unit = raiser.unit {
            guard let above = tree.parent(of: unit, on: today) else { throw Refusal("difficulty_nobody_above") }
            return above
        }
        if let point = subject.point.flatMap({ register.point($0) }), let unit = unit(over: point) { return unit }
        if let agreement = subject.agreement.flatMap({ register.agreement($0) }),
            let unit = tree.heir(of: agreement.unitNumber, made: agreement.days.from, on: today)
                .flatMap({ tree.unit($0) })
        {
            return unit
        }
        guard let root = tree.root else { throw Refusal("difficulty_nobody_above") }
        return root
    }

    private func unit(over point: PointOfSale) -> UnionUnit? {
        if let host = point.hostUnitNumber.flatMap({ tree.heir(of: $0, made: point.days.from, on: today) }),
            let above = tree.parent(of: host, on: today)
        {
            return above
        }
        let key = point.division.flatMap { key in
            divisions.today(key, latitude: point.latitude, longitude: point.longitude)
        }
        guard let key, let root = tree.root else { return nil }
        let places = Set(divisions.lineage(of: key).map(\.key))
        return tree.children(of: root.number, on: today).first { unit in
            unit.kind == .provincialFederation
                && !territories.own(unit, on: today, in: tree).isDisjoint(with: places)
        }
    }

    /// The unit that the raiser named.
    ///
    /// Throws `difficulty_unit_unknown` and `difficulty_not_above`.
    func answering(named code: String, _ raiser: Difficulty.Raiser) throws -> UnionUnit {
        guard let named = tree.unit(code: code), let heir = tree.heir(of: named.number, made: nil, on: today),
            let unit = tree.unit(heir)
        else { throw Refusal("difficulty_unit_unknown", ["value": code]) }
        if let own = raiser.unit, !tree.lineage(of: own, on: today).dropFirst().contains(where: { $0.number == heir }) {
            throw Refusal("difficulty_not_above", ["value": code])
        }
        return unit
    }
}
