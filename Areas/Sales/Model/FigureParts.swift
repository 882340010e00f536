internal import Kernel
internal import Organisation
internal import Partners
internal import Reports

/// The units or the points behind a count of the welfare report, each with its own figures.
struct FigureParts: Sendable {
    struct Part: Sendable {
        let code: String
        let name: String
        let totals: SalesTotals
    }

    /// Those with the most turns first, then by code.
    let parts: [Part]

    /// The units of a kind with a counted sale through their own members or those of units below.
    init(unitsOf kind: UnitKind, _ question: WelfareQuestion, _ ground: SalesGround) throws {
        let counted = try CountedSales(question, ground)
        var tallies: [Int64: SalesTally] = [:]
        var known: [CountedSales.Place: [Int64]] = [:]
        try counted.forEach { standing in
            guard let place = standing.place.map(counted.first) else { return }
            let units = known[place] ?? counted.participants(place).filter { ground.tree.unit($0)?.kind == kind }
            known[place] = units
            for unit in units { tallies[unit, default: SalesTally()].add(standing.sale, person: standing.person) }
        }
        parts = FigureParts.sorted(
            tallies.compactMap { number, tally in
                ground.tree.unit(number).map { Part(code: $0.code, name: $0.name, totals: tally.totals) }
            })
    }

    /// The points in operation, also those without a sale.
    init(pointsOf question: WelfareQuestion, _ ground: SalesGround) throws {
        let counted = try CountedSales(question, ground)
        var tallies: [Int64: SalesTally] = [:]
        try counted.forEach { tallies[Int64($0.sale.point), default: SalesTally()].add($0.sale, person: $0.person) }
        let points = PointsInOperation(question: question, ground: ground, counted: counted)
            .points(sold: Set(tallies.keys))
        parts = FigureParts.sorted(
            points.map { Part(code: $0.code, name: $0.name, totals: tallies[$0.number]?.totals ?? .zero) })
    }

    private static func sorted(_ parts: [Part]) -> [Part] {
        parts.sorted { ($1.totals.turns, $0.code) < ($0.totals.turns, $1.code) }
    }
}
