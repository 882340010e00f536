import Kernel
import Organisation

/// The figures of a welfare report one after another, to be kept and compared.
struct WelfareFigureList {
    let report: WelfareReport
    let words: WelfareWords

    var figures: [PublishedFigure] {
        let totals = report.figures.totals
        return [
            PublishedFigure("members", words.text("field_members"), .persons, totals.members),
            PublishedFigure("turns", words.text("field_turns"), .turns, totals.turns),
        ] + amounts("sales", words.text("field_sales"), totals) + places + lines + support + declared + unplaced
            + difficulties
    }

    private func amounts(_ key: String, _ caption: String, _ totals: SalesTotals) -> [PublishedFigure] {
        [
            PublishedFigure("\(key).list_amount", "\(caption): \(words.text("list_amount"))", totals.listAmount),
            PublishedFigure("\(key).paid_amount", "\(caption): \(words.text("paid_amount"))", totals.paidAmount),
            PublishedFigure(
                "\(key).discount_amount", "\(caption): \(words.text("discount_amount"))", totals.discountAmount),
        ]
    }

    private var places: [PublishedFigure] {
        let figures = report.figures
        let named = figures.provinces.map { place in
            PublishedFigure(
                "provinces.\(place.vintage ?? "").\(place.code)", words.text("field_provinces"), .text, place.name)
        }
        let sectors = figures.sectors.map { place in
            PublishedFigure("sectors.\(place.code)", words.text("field_sectors"), .text, place.name)
        }
        let units = report.unitCounts.map { kind, count in
            PublishedFigure("units.\(kind.rawValue)", words.unitKind(kind), .count, count)
        }
        return units + [PublishedFigure("points", words.text("field_points"), .count, figures.points)] + named + sectors
    }

    private var lines: [PublishedFigure] {
        report.figures.lines.flatMap { line -> [PublishedFigure] in
            let key = "lines.\(line.product)"
            return [
                PublishedFigure(
                    "\(key).members", "\(line.name): \(words.text("person_unit"))", .persons, line.totals.members),
                PublishedFigure("\(key).turns", "\(line.name): \(words.text("turn_unit"))", .turns, line.totals.turns),
            ] + amounts(key, line.name, line.totals)
        }
    }

    private var support: [PublishedFigure] {
        let support = report.support
        return [
            PublishedFigure(
                "support.bus_tickets.persons", words.text("bus_tickets_persons"), .persons, support.busTickets.persons),
            PublishedFigure("support.bus_tickets.amount", words.text("bus_tickets"), support.busTickets.amount),
            PublishedFigure("support.houses.persons", words.text("houses_persons"), .persons, support.houses.persons),
            PublishedFigure("support.houses.amount", words.text("houses"), support.houses.amount),
            PublishedFigure(
                "support.tet_reunions.places", words.text("tet_reunions_places"), .count,
                support.tetReunionPlaces.count),
            PublishedFigure("support.tet_reunions.amount", words.text("tet_reunions"), support.tetReunionAmount),
        ] + support.others.map { PublishedFigure("support.other.\($0.name)", $0.name, $0.amount) }
    }

    private var declared: [PublishedFigure] {
        let declared = report.declared
        return [
            PublishedFigure("declared.points", words.text("declared_points"), .count, declared.points),
            PublishedFigure("declared.persons", words.text("declared_persons"), .persons, declared.persons),
            PublishedFigure("declared.turns", words.text("declared_turns"), .turns, declared.turns),
            PublishedFigure("declared.list_amount", words.text("declared_list_amount"), declared.listAmount),
            PublishedFigure("declared.paid_amount", words.text("declared_paid_amount"), declared.paidAmount),
            PublishedFigure(
                "declared.discount_amount", words.text("declared_discount_amount"), declared.discountAmount),
        ]
    }

    private var unplaced: [PublishedFigure] {
        let totals = report.figures.unplaced
        guard totals.turns > 0 else { return [] }
        return [PublishedFigure("unplaced.turns", words.text("unplaced"), .turns, totals.turns)]
            + amounts("unplaced", words.text("unplaced"), totals)
    }

    private var difficulties: [PublishedFigure] {
        report.difficulties.enumerated().map { index, difficulty in
            PublishedFigure(
                "difficulties.\(index + 1)", words.text("field_difficulties"), .text,
                [difficulty.text, difficulty.handling].filter { !$0.isEmpty }.joined(separator: " → "))
        }
    }
}
