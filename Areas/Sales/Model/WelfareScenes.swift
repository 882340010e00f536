internal import Kernel
internal import Organisation
internal import Partners
internal import Reports

/// Counts the sales of a question by province and by month, for the map and the trend beside the welfare report.
struct WelfareScenes {
    private let question: WelfareQuestion
    private let ground: SalesGround

    init(_ question: WelfareQuestion, _ ground: SalesGround) {
        self.question = question
        self.ground = ground
    }

    func picture() throws -> WelfarePicture {
        let year = question.period.year
        return WelfarePicture(
            provinces: try provinces(), years: try [year, year - 1].compactMap(months))
    }

    private func provinces() throws -> [WelfarePicture.Province] {
        let counted = try CountedSales(question, ground)
        var tallies: [DivisionKey: SalesTally] = [:]
        var known: [Int32: DivisionKey?] = [:]
        try counted.forEach { standing in
            let point = standing.sale.point
            let province = known[point] ?? province(of: point, counted)
            known[point] = province
            if let province { tallies[province, default: SalesTally()].add(standing.sale, person: standing.person) }
        }
        return tallies.sorted { ($0.key.code, $0.key.vintage) < ($1.key.code, $1.key.vintage) }.map { key, tally in
            let name = ground.divisions.province(of: key)?.name ?? key.code
            return WelfarePicture.Province(
                NamedPlace(code: key.code, name: name, vintage: key.vintage), tally.totals)
        }
    }

    private func province(of point: Int32, _ counted: CountedSales) -> DivisionKey? {
        ground.register.point(Int64(point)).flatMap(counted.division).flatMap(ground.divisions.province)?.key
    }

    private func months(of year: Int) throws -> WelfarePicture.Year? {
        guard let asked = question.inYear(year) else { return nil }
        var turns = [Int64](repeating: 0, count: 12)
        do {
            try CountedSales(asked, ground).forEach { turns[$0.sale.day.parts.month - 1] += 1 }
        } catch is Refusal {
            // The scope had no territory in that year, so there is no such line.
            return nil
        }
        let (thisYear, thisMonth, _) = ground.today.parts
        return WelfarePicture.Year(
            year,
            turns: turns.enumerated().map { index, count in
                (year, index + 1) > (thisYear, thisMonth) ? nil : count
            })
    }
}
