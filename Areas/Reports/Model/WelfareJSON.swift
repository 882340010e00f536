internal import Kernel
internal import Organisation

/// The welfare report as JSON; keys and their order are fixed (welfare-rules section 4), money is integer đồng.
enum WelfareJSON {
    static func bytes(of report: WelfareReport) -> [UInt8] {
        let figures = report.figures
        return OrderedJSON.object(
            head(report) + [
                ("members", .count(figures.totals.members)),
                ("turns", .count(figures.totals.turns)),
                ("sales", .object(amounts(figures.totals))),
                ("lines", .array(figures.lines.map(line))),
                ("units", .object(report.unitCounts.map { ($0.kind.rawValue, .count($0.count)) })),
                ("points", .count(figures.points)),
                ("provinces", .array(figures.provinces.map(province))),
                ("sectors", .array(figures.sectors.map(sector))),
                ("support", support(report.support)),
                ("declared", declared(report.declared)),
                ("difficulties", .array(report.difficulties.map(difficulty))),
                ("unplaced", .object(sales(figures.unplaced))),
            ]
        ).bytes
    }

    private typealias Pairs = [(key: String, value: OrderedJSON)]

    private static func head(_ report: WelfareReport) -> Pairs {
        [
            ("form", .text(WelfareReport.form)),
            ("form_version", .count(WelfareReport.formVersion)),
            ("scope", .text(report.question.scope)),
            ("partner", .text(report.partner)),
            ("period", .text(report.question.period.description)),
            ("by", .text(report.question.by.rawValue)),
            ("as", .text(report.question.view.name)),
            ("ledger_sequence", .integer(report.figures.ledgerSequence)),
            ("generated_at", .text(report.generatedAt.iso8601)),
        ]
    }

    private static func amounts(_ totals: SalesTotals) -> Pairs {
        [
            ("list_amount", money(totals.listAmount)),
            ("paid_amount", money(totals.paidAmount)),
            ("discount_amount", money(totals.discountAmount)),
        ]
    }

    private static func sales(_ totals: SalesTotals) -> Pairs {
        [("members", .count(totals.members)), ("turns", .count(totals.turns))] + amounts(totals)
    }

    private static func line(_ line: WelfareLine) -> OrderedJSON {
        .object(
            [("product", .text(line.product)), ("name", .text(line.name)), ("kind", .text(line.kind))]
                + sales(line.totals))
    }

    private static func province(_ place: NamedPlace) -> OrderedJSON {
        .object([
            ("code", .text(place.code)), ("name", .text(place.name)), ("vintage", .optional(place.vintage)),
        ])
    }

    private static func sector(_ place: NamedPlace) -> OrderedJSON {
        .object([("code", .text(place.code)), ("name", .text(place.name)), ("kind", .optional(place.kind))])
    }

    private static func support(_ support: WelfareSupport) -> OrderedJSON {
        .object([
            ("bus_tickets", gift(support.busTickets)),
            ("houses", gift(support.houses)),
            (
                "tet_reunions",
                .object([
                    ("places", .count(support.tetReunionPlaces.count)),
                    ("amount", money(support.tetReunionAmount)),
                    ("list", .array(support.tetReunionPlaces.map { .text($0) })),
                ])
            ),
            (
                "other",
                .object([
                    ("amount", money(support.othersAmount)),
                    (
                        "list",
                        .array(
                            support.others.map { .object([("name", .text($0.name)), ("amount", money($0.amount))]) })
                    ),
                ])
            ),
        ])
    }

    private static func gift(_ gift: WelfareSupport.Gift) -> OrderedJSON {
        .object([("persons", .count(gift.persons)), ("amount", money(gift.amount))])
    }

    private static func declared(_ declared: DeclaredFigures) -> OrderedJSON {
        .object([
            ("points", .count(declared.points)),
            ("persons", .count(declared.persons)),
            ("turns", .count(declared.turns)),
            ("list_amount", money(declared.listAmount)),
            ("paid_amount", money(declared.paidAmount)),
            ("discount_amount", money(declared.discountAmount)),
        ])
    }

    private static func difficulty(_ difficulty: Difficulty) -> OrderedJSON {
        .object([("text", .text(difficulty.text)), ("handling", .text(difficulty.handling))])
    }

    private static func money(_ amount: Dong) -> OrderedJSON { .integer(amount.amount) }
}
