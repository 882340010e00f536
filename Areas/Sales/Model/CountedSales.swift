internal import Kernel
internal import Members
internal import Organisation
internal import Partners
internal import Reports

/// Which sales the figures of a question are made of, and where each stands (welfare-rules section 4).
///
/// The report counts them and the list behind a figure shows them: both ask here, so that they cannot drift apart.
///
/// A class for the same reason as `SalesGround`.
final class CountedSales {
    /// A counted sale beside where it stands.
    struct Standing {
        let sale: CountedSale
        /// The number by which the buyer counts.
        let person: Int64
        /// The unit of the member; nil for none.
        let place: Place?
        /// False for a sale that stands in no unit or, by place, in no division: the confederation counts it apart.
        let isPlaced: Bool
    }

    /// The unit through which a sale counts, and the day whose tree tells what is above it.
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
    private lazy var points: [Bool] = meantPoints
    private var product: Int64?
    /// Narrower than the scope, where a list shows a part of a figure.
    private var part: UnionUnit?
    private var isOnlyUnplaced = false
    private let epochs: TreeEpochs
    /// The business days that are asked for.
    private let days: DayRange
    /// Where points lie, indexed by their numbers.
    private lazy var pointDivisions: [DivisionKey?] = divisionsOfPoints
    private var known: [TreeEpochs.Key: Bool] = [:]
    private var territories: [TreeEpochs.Key: Set<DivisionKey>] = [:]
    let territory: SalesTerritory

    /// `days` stand in for the question's period when they are given.
    ///
    /// Throws a `Refusal` with `not_offered`, `unknown_scope`, `unknown_partner` or `no_territory`.
    init(_ question: WelfareQuestion, _ ground: SalesGround, days: DayRange? = nil) throws {
        if question.by == .place, case .day = question.view { throw Refusal("not_offered") }
        guard let scope = ground.tree.unit(code: question.scope) else {
            throw Refusal("unknown_scope", ["value": question.scope])
        }
        let register = ground.register
        partners = try register.partners(named: question.partner)
        self.scope = scope
        self.ground = ground
        self.question = question
        self.days = days ?? question.period.days
        epochs = TreeEpochs(ground.changeDays)
        territory = SalesTerritory(
            scope: scope, tree: ground.tree, divisions: ground.divisions, territories: ground.territories,
            isToday: question.by == .place && question.view == .today)
        if question.by == .place, !isNation, isThere, territory.territory(on: daysOfView).isEmpty {
            throw Refusal("no_territory", ["scope": scope.name])
        }
    }

    private var greatestPoint: Int { Int(ground.register.points.lazy.map(\.number).max() ?? 0) }

    private var meantPoints: [Bool] {
        var points = [Bool](repeating: false, count: greatestPoint + 1)
        for point in ground.register.points {
            points[Int(point.number)] = partners?.contains(point.partnerNumber) ?? true
        }
        return points
    }

    private var divisionsOfPoints: [DivisionKey?] {
        var divisions = [DivisionKey?](repeating: nil, count: greatestPoint + 1)
        for point in ground.register.points { divisions[Int(point.number)] = territory.division(of: point) }
        return divisions
    }

    /// The view's tree holds the scope.
    var isThere: Bool {
        switch question.view {
        case .reported: scope.days.overlaps(days)
        case .today: scope.days.contains(ground.today)
        case .day(let day): scope.days.contains(day)
        }
    }

    /// A day for each tree that the question looks at, on which the scope is there.
    var daysOfView: [Day] {
        switch question.view {
        case .today: return [ground.today]
        case .day(let day): return [day]
        case .reported:
            let starts = ([days.from].compactMap { $0 } + ground.changeDays).filter(days.contains)
            return Set(starts).sorted()
        }
    }

    /// The division of a point as the view tells it.
    func division(of point: PointOfSale) -> DivisionKey? { pointDivisions[Int(point.number)] }

    /// The confederation counts every sale, also of members without a unit.
    var isNation: Bool { scope.parentNumber == nil }

    /// The sales of this product alone.
    func narrow(to product: Product) {
        self.product = product.number
    }

    /// The sales in this point alone.
    func narrow(to point: PointOfSale) {
        let number = Int(point.number)
        points = points.indices.map { $0 == number && points[$0] }
    }

    /// The sales to members of this unit and the units below it alone.
    func narrow(to unit: UnionUnit) {
        part = unit
    }

    /// The sales that stand in no unit or division alone.
    func narrowToUnplaced() {
        isOnlyUnplaced = true
    }

    /// Hands over the counted sales one by one, of some of the days that are asked for or of all.
    func forEach(_ part: DayRange? = nil, _ body: (Standing) -> Void) throws {
        try ground.forEachCounted(part ?? days) { sale in
            if let standing = standing(of: sale) { body(standing) }
        }
    }

    /// Where a counted sale stands; nil when it is not meant.
    func standing(of sale: CountedSale) -> Standing? {
        guard days.contains(sale.day), points[Int(sale.point)] else { return nil }
        if let product, Int64(sale.product) != product { return nil }
        let viewDay = question.viewDay(for: sale.day, today: ground.today)
        // On a day on which the tree does not hold the scope, nothing counts for it.
        guard ground.tree.exists(scope.number, on: viewDay) else { return nil }
        let place = place(of: sale, on: viewDay)
        let isByPlace = question.by == .place
        let isPlaced = isByPlace ? pointDivisions[Int(sale.point)] != nil : place != nil
        if !isNation || (part != nil && !isByPlace) {
            guard isPlaced, let number = isByPlace ? Int64(sale.point) : place?.unit else { return nil }
            let key = epochs.key(number, viewDay)
            let counts = known[key] ?? (isByPlace ? lies(Int(sale.point), on: viewDay) : isCounted(place))
            known[key] = counts
            guard counts else { return nil }
        }
        if isByPlace, part != nil, !isCounted(place) { return nil }
        if isOnlyUnplaced, isPlaced { return nil }
        return Standing(
            sale: sale, person: ground.members.person(of: Int64(sale.member)), place: place, isPlaced: isPlaced)
    }

    /// True when a point lies in the scope's territory of a day.
    private func lies(_ point: Int, on viewDay: Day) -> Bool {
        let stretch = epochs.key(0, viewDay)
        let own = territories[stretch] ?? territory.territory(on: viewDay)
        territories[stretch] = own
        return pointDivisions[point].map { territory.lies($0, in: own) } ?? false
    }

    /// The points whose sales of a day are meant, by their numbers, where places decide.
    func pointsMeant(on day: Day) -> [Bool] {
        let viewDay = question.viewDay(for: day, today: ground.today)
        guard question.by == .place, !isNation else { return points }
        return points.indices.map { points[$0] && lies($0, on: viewDay) }
    }

    private func place(of sale: CountedSale, on viewDay: Day) -> Place? {
        let member = Int64(sale.member)
        guard let unit = ground.members.unit(of: member, on: sale.day, in: ground.tree) else { return nil }
        if viewDay == sale.day { return Place(unit: unit, day: viewDay) }
        return ground.members.place(of: member, in: unit, from: sale.day, on: viewDay, ground.tree)
            .map { Place(unit: $0, day: viewDay) }
    }

    private func isCounted(_ place: Place?) -> Bool {
        guard let place else { return false }
        let line = ground.tree.lineNumbers(of: place.unit, on: place.day)
        return (isNation || question.by == .place || line.contains(scope.number))
            && (part.map { line.contains($0.number) } ?? true)
    }

    /// The numbers of the units through which a place counts: its own and those above it, up to the scope.
    ///
    /// None by place when the member belongs to a unit of another scope.
    func participants(_ place: Place) -> ArraySlice<Int64> {
        let line = ground.tree.lineNumbers(of: place.unit, on: place.day)
        guard let top = line.firstIndex(of: scope.number) else { return [] }
        return line[...top]
    }

    /// The first day of the stretch in which the tree looks the same, so that places of it are the same.
    func first(_ place: Place) -> Place {
        Place(unit: place.unit, day: epochs.first(place.day))
    }
}
