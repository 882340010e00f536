internal import Kernel
internal import Organisation

/// The welfare points in the houses of grassroots unions, inside a unit on a day (clause 3.12).
struct WelfarePoints: Sendable {
    struct Line: Sendable {
        let point: PointOfSale
        let host: UnionUnit
        /// Nil for a point at which nothing is promised that day.
        let commitment: PartnerGround.Commitment?
    }

    /// Points in the order of their names, each with all its goods.
    let lines: [Line]
    let points: Int
    let hosts: Int
    let range: DiscountRange?

    /// `unit` nil is the whole country.
    init(_ ground: PartnerGround, in unit: UnionUnit?, on day: Day, where isMeant: (PointOfSale, UnionUnit) -> Bool) {
        let found = ground.points.compactMap { point -> (point: PointOfSale, host: UnionUnit)? in
            guard point.days.contains(day), let host = ground.host(of: point, on: day),
                WelfarePoints.kinds.contains(host.kind), isMeant(point, host),
                unit.map({ ground.tree.isWithin(host.number, $0.number, on: day) }) ?? true
            else { return nil }
            return (point, host)
        }.sorted {
            VietnameseText.sortKey($0.point.name).lexicographicallyPrecedes(VietnameseText.sortKey($1.point.name))
        }
        let promised = ground.commitments(on: day)
        lines = found.flatMap { point, host in
            let goods = ground.goods(at: point, on: day, among: promised)
            return goods.isEmpty
                ? [Line(point: point, host: host, commitment: nil)]
                : goods.map { Line(point: point, host: host, commitment: $0) }
        }
        points = found.count
        hosts = Set(found.map(\.host.number)).count
        range = DiscountRange(lines.compactMap { $0.commitment?.price.discountRate })
    }

    /// A grassroots union, or what is like one or a part of one.
    private static let kinds: Set<UnitKind> = [.grassrootsUnion, .occupationalUnion, .departmentUnion, .unionGroup]
}
