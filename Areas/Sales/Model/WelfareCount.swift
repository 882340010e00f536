internal import Kernel
internal import Organisation
internal import Partners
internal import Reports

/// Counts the figures of the welfare programme for one question (welfare-rules section 4), in one pass over the sales.
struct WelfareCount {
    private let ground: SalesGround
    private let question: WelfareQuestion
    private let counted: CountedSales

    init(_ question: WelfareQuestion, _ ground: SalesGround) throws {
        counted = try CountedSales(question, ground)
        self.ground = ground
        self.question = question
    }

    /// What one pass gathers.
    private struct Gathered {
        var total = SalesTally()
        var unplaced = SalesTally()
        /// By the products' and the points' numbers.
        var products: [SalesTally?]
        var points: [Bool]
        var places: Set<CountedSales.Place> = []
    }

    func figures() -> WelfareFigures {
        let register = ground.register
        var gathered = Gathered(
            products: Array(repeating: nil, count: Int(register.products.map(\.number).max() ?? 0) + 1),
            points: Array(repeating: false, count: Int(register.points.map(\.number).max() ?? 0) + 1))
        counted.forEach { count($0, into: &gathered) }
        let points = Set(gathered.points.indices.filter { gathered.points[$0] }.map(Int64.init))
        let units = counted.participants(gathered.places)
        return WelfareFigures(
            totals: gathered.total.totals, lines: lines(gathered.products),
            units: UnitKind.allCases.filter { !$0.isPartOfGrassroots }.map { kind in
                UnitCount(kind: kind.rawValue, count: units.count { $0.kind == kind })
            },
            points: pointCount(sold: points), provinces: provinces(of: points),
            sectors: units.filter { WelfareCount.sectorKinds.contains($0.kind) }
                .sorted { $0.code < $1.code }
                .map { NamedPlace(code: $0.code, name: $0.name, kind: $0.kind.rawValue) },
            unplaced: gathered.unplaced.totals, ledgerSequence: ground.head)
    }

    /// Union units of a branch of work rather than of a place.
    private static let sectorKinds: Set<UnitKind> = [.centralSectorUnion, .corporationUnion, .localSectorUnion]

    private func count(_ standing: CountedSales.Standing, into gathered: inout Gathered) {
        let sale = standing.sale
        if let place = standing.place { gathered.places.insert(counted.first(place)) }
        if !standing.isPlaced { gathered.unplaced.add(sale, person: standing.person) }
        gathered.total.add(sale, person: standing.person)
        if gathered.products[Int(sale.product)] == nil { gathered.products[Int(sale.product)] = SalesTally() }
        gathered.products[Int(sale.product)]?.add(sale, person: standing.person)
        gathered.points[Int(sale.point)] = true
    }

    private func lines(_ products: [SalesTally?]) -> [WelfareLine] {
        products.enumerated().compactMap { number, tally in
            guard let tally, let product = ground.register.product(Int64(number)),
                let price = product.prices.last
            else { return nil }
            return WelfareLine(
                product: product.code, name: price.name, kind: price.kind.rawValue, totals: tally.totals)
        }.sorted { $0.product < $1.product }
    }

    private func provinces(of points: Set<Int64>) -> [NamedPlace] {
        let divisions = points.compactMap { ground.register.point($0) }.compactMap { counted.division(of: $0) }
        return Set(Set(divisions).compactMap { ground.divisions.province(of: $0) })
            .sorted { ($0.key.code, $0.key.vintage) < ($1.key.code, $1.key.vintage) }
            .map { NamedPlace(code: $0.key.code, name: $0.name, vintage: $0.key.vintage) }
    }

    /// Points in operation: of the nation or of the scope's territory; elsewhere those with a counted sale.
    private func pointCount(sold: Set<Int64>) -> Int {
        guard counted.isThere else { return 0 }
        let territory = counted.territory
        let own =
            question.by == .place
            ? territory.territory(on: counted.daysOfView) : Set([counted.scope.division].compactMap { $0 })
        let (register, period, partners) = (ground.register, question.period.days, counted.partners)
        let offered = WelfareCount.offers(register)
        var count = 0
        for point in register.points where partners?.contains(point.partnerNumber) ?? true {
            let division = counted.division(of: point)
            if !counted.isNation, own.isEmpty || division == nil {
                if sold.contains(point.number) { count += 1 }
                continue
            }
            let isThere = counted.isNation || division.map { territory.lies($0, in: own) } ?? false
            let open = period.intersection(point.days)
            guard isThere, !open.isEmpty else { continue }
            let sellers = [point.partnerNumber, register.partner(point.partnerNumber)?.parentNumber ?? 0]
            if sellers.contains(where: { offered[$0]?.contains { $0.overlaps(open) } ?? false }) { count += 1 }
        }
        return count
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
