internal import Kernel
internal import Members
internal import Organisation
internal import Partners
internal import Reports

/// Whom a partner's agreements reach on a day, its points and its sales, by today's provinces (clause 0.29).
///
/// Members stand in the province of the lowest unit above them that has a territory; points and what they sold stand
/// where they lie. Names and numbers of members are never looked at.
struct ReachCount {
    private let question: ReachQuestion
    private let ground: SalesGround
    private let scope: UnionUnit
    private let partners: Set<Int64>
    /// Agreements under which the partner and its branches sell on the day.
    private let agreements: [Agreement]
    /// Where the points must lie; nil for everywhere.
    private let territory: Set<DivisionKey>?
    private let places: SalesTerritory

    /// Throws a `Refusal` with `unknown_scope` or `unknown_partner`.
    init(_ question: ReachQuestion, _ ground: SalesGround) throws {
        guard let scope = ground.tree.unit(code: question.scope) else {
            throw Refusal("unknown_scope", ["value": question.scope, "scope": question.scope])
        }
        guard let partner = ground.register.partner(code: question.partner) else {
            throw Refusal("unknown_partner", ["value": question.partner, "partner": question.partner])
        }
        self.question = question
        self.ground = ground
        self.scope = scope
        let partners = ground.register.branches(of: partner.number)
        self.partners = partners
        // A branch sells under its head's agreements; branches have no branches.
        let sides = partners.union([ground.register.head(of: partner.number)])
        agreements = ground.register.agreements.filter {
            sides.contains($0.partnerNumber) && $0.days.contains(question.day)
        }
        places = SalesTerritory(
            scope: scope, tree: ground.tree, divisions: ground.divisions, territories: ground.territories,
            isToday: true)
        territory = scope.parentNumber == nil ? nil : places.territory(on: question.day)
    }

    func reach() throws -> PartnerReach {
        var areas: [DivisionKey?: ReachFigures] = [:]
        countMembers(into: &areas)
        try countPoints(into: &areas)
        let provinces = areas.compactMap { key, figures in
            key.flatMap { ground.divisions.division($0) }.map { division in
                PartnerReach.Area(
                    province: NamedPlace(
                        code: division.key.code, name: division.name, vintage: division.key.vintage),
                    figures: figures)
            }
        }.sorted { ($0.province?.code ?? "") < ($1.province?.code ?? "") }
        let elsewhere = areas[nil].map { [PartnerReach.Area(province: nil, figures: $0)] } ?? []
        return PartnerReach(areas: provinces + elsewhere, agreements: agreements.count)
    }

    // MARK: Members

    /// What members of a unit count for.
    private enum Standing {
        case notReached
        case reached(in: DivisionKey?)
    }

    private func countMembers(into areas: inout [DivisionKey?: ReachFigures]) {
        var standings: [Int64: Standing] = [:]
        let isForAll = agreements.contains { $0.covers == .all }
        let below = Set(
            agreements.filter { $0.covers == .below }
                .compactMap { ground.tree.heir(of: $0.unitNumber, made: $0.days.from, on: question.day) })
        guard isForAll || !below.isEmpty else { return }
        let given = ground.territories.given(on: question.day, in: ground.tree)
        ground.members.forEachPerson { member in
            guard let unit = ground.members.unit(of: member, on: question.day, in: ground.tree) else { return }
            let standing = standings[unit] ?? self.standing(of: unit, isForAll: isForAll, below: below, given)
            standings[unit] = standing
            if case .reached(let province) = standing { areas[province, default: ReachFigures()].members += 1 }
        }
    }

    private func standing(
        of unit: Int64, isForAll: Bool, below: Set<Int64>, _ given: [Int64: Set<DivisionKey>]
    ) -> Standing {
        let line = ground.tree.lineage(of: unit, on: question.day)
        guard line.contains(where: { $0.number == scope.number }),
            isForAll || line.contains(where: { below.contains($0.number) })
        else { return .notReached }
        for upper in line {
            let own = [upper.division].compactMap(\.self) + (given[upper.number] ?? [])
            if let province = own.lazy.compactMap({ today($0) }).first { return .reached(in: province) }
        }
        return .reached(in: nil)
    }

    /// The province of today in which a division lies.
    private func today(_ division: DivisionKey, latitude: Double? = nil, longitude: Double? = nil) -> DivisionKey? {
        ground.divisions.today(division, latitude: latitude, longitude: longitude)
            .flatMap { ground.divisions.province(of: $0)?.key }
    }

    // MARK: Points and sales

    private func countPoints(into areas: inout [DivisionKey?: ReachFigures]) throws {
        let own = ground.register.points.filter { partners.contains($0.partnerNumber) && lies($0) }
        var provinces: [Int32: DivisionKey?] = [:]
        for point in own {
            let province = point.division.flatMap {
                today($0, latitude: point.latitude, longitude: point.longitude)
            }
            provinces[Int32(point.number)] = .some(province)
            if point.days.contains(question.day) { areas[province, default: ReachFigures()].points += 1 }
        }
        func add(_ sale: CountedSale, _ part: WritableKeyPath<ReachFigures, ReachFigures.Sold>) {
            guard let province = provinces[sale.point] else { return }
            areas[province, default: ReachFigures()][keyPath: part].add(sale)
        }
        try ground.forEachCounted(question.period.days) { add($0, \.now) }
        if let before = question.before?.days { try ground.forEachCounted(before) { add($0, \.before) } }
    }

    private func lies(_ point: PointOfSale) -> Bool {
        guard let territory else { return true }
        return places.division(of: point).map { places.lies($0, in: territory) } ?? false
    }
}

extension ReachFigures.Sold {
    fileprivate mutating func add(_ sale: CountedSale) {
        turns += 1
        paidAmount += sale.paidAmount
    }
}
