internal import Kernel
internal import Organisation

/// A union unit and a partner or branch that work together on one territory, on some days (clause 0.28).
struct Counterpart: Sendable, Hashable {
    let partnerNumber: Int64
    let unitNumber: Int64
    let days: DayRange
}

/// Which union level meets which partner level in each province on a day, and where nobody has been named.
///
/// A partner or branch with an open point in a province should know the provincial federation there.
struct CounterpartMap: Sendable {
    struct Line: Sendable {
        let partner: Partner
        let unit: UnionUnit
        /// Nil for a pair that should be linked and is not.
        let link: Counterpart?
        let points: Int
    }

    let lines: [Line]

    init(_ ground: PartnerGround, on day: Day) {
        var federations: [DivisionKey: UnionUnit] = [:]
        for unit in ground.tree.all where unit.kind == .provincialFederation && unit.days.contains(day) {
            if let division = unit.division { federations[division] = unit }
        }
        var points: [Pair: Int] = [:]
        for point in ground.points where point.days.contains(day) {
            guard let unit = CounterpartMap.federation(of: point, federations, ground) else { continue }
            points[Pair(partner: point.partnerNumber, unit: unit.number), default: 0] += 1
        }
        var links: [Pair: Counterpart] = [:]
        for link in ground.counterparts where link.days.contains(day) && ground.sees(link.partnerNumber) {
            let unit = ground.tree.heir(of: link.unitNumber, made: link.days.from, on: day)
            guard let unit else { continue }
            links[Pair(partner: link.partnerNumber, unit: unit)] = link
        }
        lines = Set(points.keys).union(links.keys).compactMap { pair in
            guard let partner = ground.register.partner(pair.partner), let unit = ground.tree.unit(pair.unit) else {
                return nil
            }
            return Line(partner: partner, unit: unit, link: links[pair], points: points[pair] ?? 0)
        }.sorted { ($0.unit.code, $0.partner.code) < ($1.unit.code, $1.partner.code) }
    }

    private struct Pair: Hashable {
        let partner: Int64
        let unit: Int64
    }

    /// The federation of the province in which a point lies, in whichever list of divisions it has its territory.
    private static func federation(
        of point: PointOfSale, _ federations: [DivisionKey: UnionUnit], _ ground: PartnerGround
    ) -> UnionUnit? {
        guard let division = point.division else { return nil }
        let today = ground.divisions.today(division, latitude: point.latitude, longitude: point.longitude)
        return [division, today].compactMap { $0 }.compactMap { ground.divisions.province(of: $0) }
            .compactMap { federations[$0.key] }.first
    }
}
