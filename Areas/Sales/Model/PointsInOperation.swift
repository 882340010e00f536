internal import Kernel
internal import Organisation
internal import Partners
internal import Reports

/// The points of sale in operation (welfare-rules section 4, `points`): open on a day of the period on which a product
/// of their partner is in force.
///
/// They are those of the nation or of the scope's territory; for a scope without one, and of points without a division,
/// those with a counted sale.
struct PointsInOperation {
    let question: WelfareQuestion
    let ground: SalesGround
    let counted: CountedSales

    /// None for a scope that the view does not hold; `sold` are the points with a counted sale.
    func points(sold: Set<Int64>) -> [PointOfSale] {
        guard counted.isThere else { return [] }
        let territory = counted.territory
        let own = ownTerritory
        let (register, period, partners) = (ground.register, question.period.days, counted.partners)
        let offered = PointsInOperation.offers(register)
        return register.points.filter { point in
            guard partners?.contains(point.partnerNumber) ?? true else { return false }
            let division = counted.division(of: point)
            if !counted.isNation, own.isEmpty || division == nil { return sold.contains(point.number) }
            let isThere = counted.isNation || division.map { territory.lies($0, in: own) } ?? false
            let open = period.intersection(point.days)
            guard isThere, !open.isEmpty else { return false }
            let sellers = [point.partnerNumber, register.partner(point.partnerNumber)?.parentNumber ?? 0]
            return sellers.contains { offered[$0]?.contains { $0.overlaps(open) } ?? false }
        }
    }

    /// Empty for the nation, which is everywhere.
    private var ownTerritory: Set<DivisionKey> {
        if counted.isNation { return [] }
        return question.by == .place
            ? counted.territory.territory(on: counted.daysOfView) : counted.territory.own(on: counted.daysOfView)
    }

    /// The days on which something of a partner is in force, by the partner of the agreement.
    private static func offers(_ register: PartnerRegister) -> [Int64: Set<DayRange>] {
        var days: [Int64: Set<DayRange>] = [:]
        for product in register.products {
            for price in product.prices {
                guard let agreement = register.agreement(price.agreementNumber) else { continue }
                days[agreement.partnerNumber, default: []].insert(price.days)
            }
        }
        return days
    }
}
