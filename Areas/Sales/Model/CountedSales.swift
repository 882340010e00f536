internal import Kernel
internal import Members
internal import Organisation
internal import Partners
internal import Reports

/// Which sales the figures of a question are made of, and where each stands (welfare-rules section 4, `by unit`).
///
/// The report counts them and the list behind a figure shows them: both ask here, so that they cannot drift apart.
struct CountedSales {
    /// Where a sale stands: the unit through which it counts, and the day whose tree tells what is above it.
    struct Place: Hashable {
        let unit: Int64
        let day: Day
    }

    let scope: UnionUnit
    /// The partner with its branches; nil for all partners.
    let partners: Set<Int64>?
    private let ground: SalesGround
    private let question: WelfareQuestion
    /// Indexed by the points' numbers.
    private var points: [Bool]
    private var product: Int64?
    /// Narrower than the scope, where a list shows a part of a figure.
    private var part: UnionUnit?
    private let epochs: TreeEpochs

    /// Throws a `Refusal` with `not_offered`, `unknown_scope` or `unknown_partner`.
    init(_ question: WelfareQuestion, _ ground: SalesGround) throws {
        guard question.by == .unit else { throw Refusal("not_offered") }
        guard let scope = ground.tree.unit(code: question.scope) else {
            throw Refusal("unknown_scope", ["value": question.scope])
        }
        let register = ground.register
        if let code = question.partner {
            guard let partner = register.partner(code: code) else { throw Refusal("unknown_partner", ["value": code]) }
            partners = register.branches(of: partner.number)
        } else {
            partners = nil
        }
        self.scope = scope
        self.ground = ground
        self.question = question
        epochs = TreeEpochs(ground.tree.changeDays)
        points = [Bool](repeating: false, count: Int(register.points.map(\.number).max() ?? 0) + 1)
        for point in register.points { points[Int(point.number)] = partners?.contains(point.partnerNumber) ?? true }
    }

    /// The confederation counts every sale, also of members without a unit.
    var isNation: Bool { scope.parentNumber == nil }

    /// The sales of this product alone.
    mutating func narrow(to product: Product) {
        self.product = product.number
    }

    /// The sales in this point alone.
    mutating func narrow(to point: PointOfSale) {
        let number = Int(point.number)
        points = points.indices.map { $0 == number && points[$0] }
    }

    /// The sales to members of this unit and the units below it alone.
    mutating func narrow(to unit: UnionUnit) {
        part = unit
    }

    /// Hands over the counted sales one by one; the place is nil for those that stand in no unit.
    func forEach(_ body: (SalesCopy.Sale, Place?) -> Void) {
        let days = question.period.days
        let (first, last) = (days.from?.number ?? .min, days.to?.number ?? .max)
        var known: [TreeEpochs.Key: Bool] = [:]
        ground.copy.forEachCounted(upTo: ground.head) { sale in
            guard sale.day.number >= first, sale.day.number < last, points[Int(sale.point)] else { return }
            if let product, Int64(sale.product) != product { return }
            let viewDay = day(of: sale)
            // On a day on which the tree does not hold the scope, nothing counts for it.
            guard ground.tree.exists(scope.number, on: viewDay) else { return }
            guard let place = place(of: sale, on: viewDay) else {
                if isNation, part == nil { body(sale, nil) }
                return
            }
            if !isNation || part != nil {
                let key = epochs.key(place.unit, viewDay)
                let counts = known[key] ?? isCounted(place)
                known[key] = counts
                guard counts else { return }
            }
            body(sale, place)
        }
    }

    /// The day whose tree counts for a sale.
    private func day(of sale: SalesCopy.Sale) -> Day {
        switch question.view {
        case .reported: sale.day
        case .today: ground.today
        case .day(let day): day
        }
    }

    private func place(of sale: SalesCopy.Sale, on viewDay: Day) -> Place? {
        let member = Int64(sale.member)
        guard let unit = ground.members.unit(of: member, on: sale.day, in: ground.tree) else { return nil }
        if viewDay == sale.day { return Place(unit: unit, day: viewDay) }
        return ground.members.place(of: member, in: unit, from: sale.day, on: viewDay, ground.tree)
            .map { Place(unit: $0, day: viewDay) }
    }

    private func isCounted(_ place: Place) -> Bool {
        let line = ground.tree.lineage(of: place.unit, on: place.day)
        return (isNation || line.contains { $0.number == scope.number })
            && (part.map { part in line.contains { $0.number == part.number } } ?? true)
    }

    /// The units through which places count, each once: the scope and those below it.
    func participants(_ places: Set<Place>) -> [UnionUnit] {
        var found: [Int64: UnionUnit] = [:]
        for place in places {
            for upper in ground.tree.lineage(of: place.unit, on: place.day) {
                found[upper.number] = upper
                if upper.number == scope.number { break }
            }
        }
        return Array(found.values)
    }

    /// The first day of the stretch in which the tree looks the same, so that places of it are the same.
    func first(_ place: Place) -> Place {
        Place(unit: place.unit, day: epochs.first(place.day))
    }
}
