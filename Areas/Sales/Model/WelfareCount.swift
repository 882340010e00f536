internal import Kernel
internal import Organisation
internal import Partners
internal import Reports
internal import Storage

/// Counts the figures of the welfare programme for one question (welfare-rules section 4), in one pass over the sales.
struct WelfareCount {
    private let tree: UnitTree
    private let divisions: DivisionMap
    private let register: PartnerRegister
    private let question: WelfareQuestion
    private let counted: CountedSales

    init(
        tree: UnitTree, divisions: DivisionMap, register: PartnerRegister, question: WelfareQuestion
    ) throws {
        counted = try CountedSales(question, tree: tree, register: register)
        self.tree = tree
        self.divisions = divisions
        self.register = register
        self.question = question
    }

    /// What one pass gathers.
    private struct Gathered {
        var total = SalesTally()
        var unplaced = SalesTally()
        var products: [Int64: SalesTally] = [:]
        var points: Set<Int64> = []
        /// Units of members by day, since the tree may differ from day to day.
        var units: [Day: Set<Int64>] = [:]
    }

    func figures(in tx: Transaction) throws -> WelfareFigures {
        var gathered = Gathered()
        try FactQueries.forEach(counted.filter, in: tx) { sale in count(sale, into: &gathered) }
        let units = participants(gathered.units)
        return WelfareFigures(
            totals: gathered.total.totals, lines: lines(gathered.products),
            units: UnitKind.allCases.filter { !$0.isPartOfGrassroots }.map { kind in
                UnitCount(kind: kind.rawValue, count: units.count { $0.kind == kind })
            },
            points: pointCount(sold: gathered.points), provinces: provinces(of: gathered.points),
            sectors: units.filter { WelfareCount.sectorKinds.contains($0.kind) }
                .sorted { $0.code < $1.code }
                .map { NamedPlace(code: $0.code, name: $0.name, kind: $0.kind.rawValue) },
            unplaced: gathered.unplaced.totals, ledgerSequence: try LedgerQueries.head(in: tx))
    }

    /// Union units of a branch of work rather than of a place.
    private static let sectorKinds: Set<UnitKind> = [.centralSectorUnion, .corporationUnion, .localSectorUnion]

    private func count(_ sale: FactQueries.Fact, into gathered: inout Gathered) {
        let unit = sale.unit.flatMap { tree.exists($0, on: sale.day) ? $0 : nil }
        if let unit {
            gathered.units[sale.day, default: []].insert(unit)
        } else {
            gathered.unplaced.add(sale)
        }
        gathered.total.add(sale)
        gathered.products[sale.product, default: SalesTally()].add(sale)
        gathered.points.insert(sale.point)
    }

    private func lines(_ products: [Int64: SalesTally]) -> [WelfareLine] {
        products.compactMap { number, tally in
            guard let product = register.product(number), let price = product.prices.last else { return nil }
            return WelfareLine(
                product: product.code, name: price.name, kind: price.kind.rawValue, totals: tally.totals)
        }.sorted { $0.product < $1.product }
    }

    /// The scope and the units below it through whose members a sale counted, each once.
    private func participants(_ days: [Day: Set<Int64>]) -> [UnionUnit] {
        var found: Set<UnionUnit> = []
        for (day, units) in days {
            for unit in units {
                for upper in tree.lineage(of: unit, on: day) {
                    found.insert(upper)
                    if upper.number == counted.scope.number { break }
                }
            }
        }
        return Array(found)
    }

    private func provinces(of points: Set<Int64>) -> [NamedPlace] {
        Set(points.compactMap { register.point($0)?.division }.compactMap { divisions.province(of: $0) })
            .sorted { ($0.key.code, $0.key.vintage) < ($1.key.code, $1.key.vintage) }
            .map { NamedPlace(code: $0.key.code, name: $0.name, vintage: $0.key.vintage) }
    }

    /// Points in operation: of the nation or of the scope's territory; elsewhere those with a counted sale.
    private func pointCount(sold: Set<Int64>) -> Int {
        guard counted.scope.days.overlaps(question.period.days) else { return 0 }
        return register.points.count { point in
            if let partners = counted.partners, !partners.contains(point.partnerNumber) { return false }
            if counted.isNation { return isOffering(point) }
            guard let territory = counted.scope.division, let division = point.division else {
                return sold.contains(point.number)
            }
            return divisions.isWithin(division, territory) && isOffering(point)
        }
    }

    /// Open on a day of the period on which a product of its partner, or of that partner's head, is in force.
    private func isOffering(_ point: PointOfSale) -> Bool {
        let open = question.period.days.intersection(point.days)
        guard !open.isEmpty else { return false }
        let sellers = [point.partnerNumber, register.partner(point.partnerNumber)?.parentNumber ?? 0]
        return register.products.contains { product in
            product.prices.contains { price in
                price.days.overlaps(open)
                    && sellers.contains(register.agreement(price.agreementNumber)?.partnerNumber ?? -1)
            }
        }
    }
}
