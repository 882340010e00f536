import Kernel
import Organisation

/// The figures of the welfare programme under the names by which cells of forms ask for them.
enum FormFigures {
    static let pointsPrefix = "points."
    static let supportPrefix = "support."

    /// Names of sources that are lists; their columns are those of `rows`.
    static let lists: Set<String> = [
        "welfare.province_list", "welfare.sector_list", "welfare.product_list", "support.reunion_list",
        "support.other_list",
    ]

    /// A cell of another report of the same subject, `report.form.cell`; nil for other sources.
    static func other(_ source: String) -> (form: String, cell: String)? {
        let parts = source.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
        guard parts.count == 3, parts[0] == "report", parts.dropFirst().allSatisfy(FormFormula.isName) else {
            return nil
        }
        return (parts[1], parts[2])
    }

    static func isNumber(_ source: String) -> Bool {
        points.contains(source) || numbers(.nothing, .none)[source] != nil
    }

    static let points: Set<String> = ["points.turns", "points.list_amount", "points.paid_amount"]

    static func numbers(_ figures: WelfareFigures, _ support: WelfareSupport) -> [String: Int64] {
        var told: [String: Int64] = [
            "welfare.provinces": Int64(figures.provinces.count), "welfare.sectors": Int64(figures.sectors.count),
            "welfare.points": Int64(figures.points), "welfare.persons": Int64(figures.totals.members),
            "welfare.turns": Int64(figures.totals.turns), "welfare.list_amount": figures.totals.listAmount.amount,
            "welfare.paid_amount": figures.totals.paidAmount.amount,
            "welfare.discount_amount": figures.totals.discountAmount.amount,
            "support.bus_tickets.persons": Int64(support.busTickets.persons),
            "support.bus_tickets.amount": support.busTickets.amount.amount,
            "support.houses.persons": Int64(support.houses.persons),
            "support.houses.amount": support.houses.amount.amount,
            "support.reunions.places": Int64(support.tetReunionPlaces.count),
            "support.reunions.amount": support.tetReunionAmount.amount,
            "support.others.amount": support.othersAmount.amount,
        ]
        for kind in UnitKind.allCases {
            let count = figures.units.first { $0.kind == kind.rawValue }?.count ?? 0
            told["welfare.units.\(kind.rawValue)"] = Int64(count)
        }
        return told
    }

    /// The rows of a list; a form takes of them the columns that it has.
    static func rows(_ source: String, _ figures: WelfareFigures, _ support: WelfareSupport) -> [ListRow] {
        switch source {
        case "welfare.province_list": figures.provinces.map { ["code": $0.code, "name": $0.name] }
        case "welfare.sector_list": figures.sectors.map { ["code": $0.code, "name": $0.name] }
        case "welfare.product_list":
            figures.lines.map { line in
                [
                    "code": line.product, "name": line.name, "persons": String(line.totals.members),
                    "turns": String(line.totals.turns), "list_amount": String(line.totals.listAmount.amount),
                    "paid_amount": String(line.totals.paidAmount.amount),
                    "discount_amount": String(line.totals.discountAmount.amount),
                ]
            }
        case "support.reunion_list": support.tetReunionPlaces.map { ["name": $0] }
        case "support.other_list":
            support.others.map { ["name": $0.name, "amount": String($0.amount.amount)] }
        default: []
        }
    }

    static func amount(_ source: String, _ totals: SalesTotals) -> Int64 {
        switch source {
        case "points.turns": Int64(totals.turns)
        case "points.list_amount": totals.listAmount.amount
        default: totals.paidAmount.amount
        }
    }
}

extension WelfareFigures {
    fileprivate static let nothing = WelfareFigures(
        totals: .zero, lines: [], units: [], points: 0, provinces: [], sectors: [], unplaced: .zero,
        ledgerSequence: 0)
}
