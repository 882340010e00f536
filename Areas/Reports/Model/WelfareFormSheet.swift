internal import Documents
internal import Kernel
internal import Organisation

/// The first sheet: the fields that partners report on, numbered and ordered as the agreement names them (0.25 a to g).
struct WelfareFormSheet {
    private let report: WelfareReport
    private let words: WelfareWords

    init(_ report: WelfareReport, _ words: WelfareWords) {
        self.report = report
        self.words = words
    }

    var sheet: Sheet {
        Sheet(
            name: words.text("sheet.form"), preamble: titleBlock,
            columns: [
                SheetColumn(words.text("field_number"), width: 20),
                SheetColumn(words.text("field_caption"), width: 64),
                SheetColumn(words.text("count"), kind: .integer, width: 12),
                SheetColumn(words.text("count_unit"), width: 16),
                money("in_dong", "amount", .money), money("in_millions", "amount", .decimal),
                money("in_dong", "discount_amount", .money), money("in_millions", "discount_amount", .decimal),
            ],
            rows: reach + persons + sales + support + difficulties + declared)
    }

    private var titleBlock: [[SheetCell]] {
        let question = report.question
        func line(_ key: String, _ value: SheetCell) -> [SheetCell] { [.text(words.text(key)), value] }
        return [
            [.text(words.text("title"))],
            line("scope", .text(words.scope(report))),
            line("partner", .text(words.partner(report))),
            line("period", .text("\(words.period(question.period)) (\(question.period))")),
            line("by", .text(words.by(question.by))),
            line("as", .text(words.view(question.view))),
            line("generated_at", .text(words.instant(report.generatedAt))),
            line("ledger_sequence", .integer(report.figures.ledgerSequence)),
            [.text(words.text("note_persons"))],
            [.text(words.text("note_turns"))],
            [],
        ]
    }

    /// Fields 1 to 3: where it was carried out, which units took part, the points of sale.
    private var reach: [[SheetCell]] {
        let figures = report.figures
        let units = report.unitCounts.map { kind, count in
            row("", words.unitKind(kind), count, "units_unit")
        }
        return [
            row("1", words.text("field_provinces"), figures.provinces.count, "provinces_unit"),
            row("", words.text("field_sectors"), figures.sectors.count, "units_unit"),
            row("2", words.text("field_units")),
        ] + units + [row("3", words.text("field_points"), figures.points, "points_unit")]
    }

    /// Field 4: persons, and beside them the turns that must not be taken for persons.
    private var persons: [[SheetCell]] {
        let totals = report.figures.totals
        return [
            row("4", words.text("field_members"), totals.members, "person_unit"),
            row("", words.text("field_turns"), totals.turns, "turn_unit"),
        ]
    }

    /// Field 5: the total from its own đồng, then each product with its discount.
    private var sales: [[SheetCell]] {
        let figures = report.figures
        var rows = [row("5", words.text("field_sales")) + amounts(figures.totals), row("", words.text("of_which"))]
        rows += figures.lines.map { line in
            row("", words.text("with_\(line.kind == "service" ? "service" : "goods")", ["name": line.name]))
                + amounts(line.totals)
        }
        if figures.unplaced.turns > 0 {
            rows.append(
                row("", words.text("unplaced"), figures.unplaced.turns, "turn_unit") + amounts(figures.unplaced))
        }
        return rows
    }

    /// Field 6: what was given beside discounts.
    private var support: [[SheetCell]] {
        let support = report.support
        let places = support.tetReunionPlaces.map { row("", $0) }
        let others = support.others.map { row("", $0.name) + amount($0.amount) }
        return [
            row("6", words.text("field_support")),
            row("", words.text("bus_tickets"), support.busTickets.persons, "person_unit")
                + amount(support.busTickets.amount),
            row("", words.text("houses"), support.houses.persons, "person_unit") + amount(support.houses.amount),
            row("", words.text("tet_reunions"), support.tetReunionPlaces.count, "places_unit")
                + amount(support.tetReunionAmount),
        ] + places + [row("", words.text("other_support")) + amount(support.othersAmount)] + others
    }

    /// Field 7.
    private var difficulties: [[SheetCell]] {
        let rows = report.difficulties.map { row("", "\($0.text) → \($0.handling)") }
        return [row("7", words.text("field_difficulties"))] + (rows.isEmpty ? [row("", words.text("none"))] : rows)
    }

    /// What partners declared themselves stands below the form, because it is added to nothing.
    private var declared: [[SheetCell]] {
        let declared = report.declared
        return [
            row("", words.text("declared")),
            row("", words.text("declared_points"), declared.points, "points_unit"),
            row("", words.text("declared_persons"), declared.persons, "person_unit"),
            row("", words.text("declared_turns"), declared.turns, "turn_unit")
                + amount(declared.paidAmount) + amount(declared.discountAmount),
        ]
    }

    private func row(_ number: String, _ caption: String) -> [SheetCell] {
        [.text(number), .text(caption), .empty, .empty]
    }

    private func row(_ number: String, _ caption: String, _ count: Int, _ unit: String) -> [SheetCell] {
        [.text(number), .text(caption), .integer(Int64(count)), .text(words.text(unit))]
    }

    private func amounts(_ totals: SalesTotals) -> [SheetCell] {
        amount(totals.paidAmount) + amount(totals.discountAmount)
    }

    private func amount(_ amount: Dong) -> [SheetCell] {
        [.integer(amount.amount), amount.millionsCell]
    }

    private func money(_ unit: String, _ key: String, _ kind: SheetColumn.Kind) -> SheetColumn {
        SheetColumn(words.text(unit, ["caption": words.text(key)]), kind: kind, width: 20)
    }
}
