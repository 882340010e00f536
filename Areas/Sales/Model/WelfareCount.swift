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

    func figures() throws -> WelfareFigures {
        let register = ground.register
        var gathered = Gathered(
            products: Array(repeating: nil, count: Int(register.products.map(\.number).max() ?? 0) + 1),
            points: Array(repeating: false, count: Int(register.points.map(\.number).max() ?? 0) + 1))
        try counted.forEach { count($0, into: &gathered) }
        let points = Set(gathered.points.indices.filter { gathered.points[$0] }.map(Int64.init))
        let operating = PointsInOperation(question: question, ground: ground, counted: counted).points(sold: points)
        let units = Set(gathered.places.lazy.flatMap(counted.participants)).compactMap { ground.tree.unit($0) }
        return WelfareFigures(
            totals: gathered.total.totals, lines: lines(gathered.products),
            units: UnitKind.allCases.filter { !$0.isPartOfGrassroots }.map { kind in
                UnitCount(kind: kind.rawValue, count: units.count { $0.kind == kind })
            },
            points: operating.count, provinces: provinces(of: points),
            sectors: units.filter { WelfareCount.sectorKinds.contains($0.kind) }
                .sorted { $0.code < $1.code }
                .map { NamedPlace(code: $0.code, name: $0.name, kind: $0.kind.rawValue) },
            unplaced: gathered.unplaced.totals, ledgerSequence: ground.head)
    }

    /// The totals of each point with a counted sale, by the point's code.
    func points() throws -> [String: SalesTotals] {
        var tallies: [Int64: SalesTally] = [:]
        try counted.forEach { standing in
            tallies[Int64(standing.sale.point), default: SalesTally()].add(standing.sale, person: standing.person)
        }
        return Dictionary(
            tallies.compactMap { number, tally in
                ground.register.point(number).map { ($0.code, tally.totals) }
            }, uniquingKeysWith: { first, _ in first })
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
}
