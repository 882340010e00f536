internal import Kernel
internal import Organisation
internal import Web

/// The figures of a welfare report as the page shows them: tiles, then a table for each field of the form.
struct WelfareTables: Sendable {
    /// A figure in Vietnamese number form, with the way to the sales that it is made of.
    struct Figure: Sendable {
        let text: String
        let detail: String?
        let link: String?
    }

    struct Tile: Sendable {
        let caption: String
        let figure: Figure
        let unit: String
    }

    struct Line: Sendable {
        let code: String
        let name: String
        let kind: String
        let figures: [Figure]
    }

    struct Unit: Sendable {
        let name: String
        let figure: Figure
    }

    struct Place: Sendable {
        let code: String
        let name: String
        let kind: String
    }

    struct DifficultyLine: Sendable {
        let text: String
        let handling: String?
    }

    struct Link: Sendable {
        let label: String
        let path: String
    }

    let scope: String
    let partner: String
    let period: String
    let by: String
    let view: String
    let previous: Link?
    let next: Link?
    let downloads: [Link]
    /// No sale was counted.
    let isEmpty: Bool
    let tiles: [Tile]
    let lines: [Line]
    let hasLines: Bool
    let total: [Figure]
    let units: [Unit]
    let provinces: [Place]
    let hasProvinces: Bool
    let sectors: [Place]
    let hasSectors: Bool
    /// What partners gave beside their discounts.
    let support: [Line]
    /// What partners declared themselves, each as a sentence; empty without any.
    let declared: [String]
    let hasDeclared: Bool
    let hasSupport: Bool
    /// Field 7, of partners' reports.
    let difficulties: [DifficultyLine]
    let hasDifficulties: Bool
    /// The places of Tết reunions, by comma.
    let reunionPlaces: String?
    /// A sentence, when sales could not be placed in any unit.
    let unplaced: String?
    let unplacedPath: String
    let ledgerSequence: String
    let generatedAt: String

    init(_ report: WelfareReport, _ words: WelfareWords) {
        let question = report.question
        let figures = report.figures
        let cells = WelfareFigureCells(question)
        scope = words.scope(report)
        partner = words.partner(report)
        period = words.period(question.period)
        by = words.by(question.by)
        view = words.view(question.view)
        previous = question.period.previous.map { WelfareTables.link(question, to: $0, words) }
        next = question.period.next.map { WelfareTables.link(question, to: $0, words) }
        downloads = ReportFormat.allCases.reversed().map { format in
            Link(
                label: words.text("download.\(format.rawValue)"),
                path: WelfareRequest(question).on(WelfarePages.path(of: format)).text)
        }
        isEmpty = figures.totals.turns == 0
        tiles = cells.tiles(report, words)
        lines = figures.lines.map { line in
            Line(
                code: line.product, name: line.name, kind: words.productKind(line.kind),
                figures: cells.row(line.totals, product: line.product))
        }
        hasLines = !lines.isEmpty
        total = cells.row(figures.totals)
        units = report.unitCounts.filter { $0.count > 0 }.map { kind, count in
            Unit(name: words.unitKind(kind), figure: cells.units(kind, count))
        }
        provinces = figures.provinces.map { Place(code: $0.code, name: $0.name, kind: $0.vintage ?? "") }
        hasProvinces = !provinces.isEmpty
        sectors = figures.sectors.map { place in
            Place(code: place.code, name: place.name, kind: words.unitKind(named: place.kind))
        }
        hasSectors = !sectors.isEmpty
        support = WelfareTables.support(report.support, cells, words)
        hasSupport = report.support != .none
        difficulties = report.difficulties.map { difficulty in
            DifficultyLine(text: difficulty.text, handling: difficulty.handling.isEmpty ? nil : difficulty.handling)
        }
        hasDifficulties = !difficulties.isEmpty
        declared = WelfareTables.declared(report.declared, words)
        hasDeclared = report.declared != .none
        reunionPlaces =
            report.support.tetReunionPlaces.isEmpty ? nil : report.support.tetReunionPlaces.joined(separator: ", ")
        unplacedPath = cells.unplaced
        unplaced = figures.unplaced.turns == 0 ? nil : WelfareTables.unplaced(figures.unplaced, words)
        ledgerSequence = String(figures.ledgerSequence)
        generatedAt = words.instant(report.generatedAt)
    }

    private static func link(_ question: WelfareQuestion, to period: Period, _ words: WelfareWords) -> Link {
        var request = WelfareRequest(question)
        request.period = period.description
        return Link(label: words.period(period), path: request.path.text)
    }

    private static func declared(_ declared: DeclaredFigures, _ words: WelfareWords) -> [String] {
        let figures: [(String, Int64)] = [
            ("points", Int64(declared.points)), ("persons", Int64(declared.persons)),
            ("turns", Int64(declared.turns)), ("list_amount", declared.listAmount.amount),
            ("paid_amount", declared.paidAmount.amount), ("discount_amount", declared.discountAmount.amount),
        ]
        return figures.filter { $0.1 != 0 }.map { name, value in
            "\(words.text("declared_\(name)")): \(Digits.grouped(value))"
        }
    }

    private static func support(
        _ support: WelfareSupport, _ cells: WelfareFigureCells, _ words: WelfareWords
    ) -> [Line] {
        func line(_ name: String, _ unit: String, _ figures: [Figure]) -> Line {
            Line(code: "", name: name, kind: unit, figures: figures)
        }
        let (buses, houses) = (support.busTickets, support.houses)
        return [
            line(
                words.text("bus_tickets"), words.text("person_unit"),
                cells.support("bus_ticket", buses.persons, buses.amount)),
            line(
                words.text("houses"), words.text("person_unit"), cells.support("house", houses.persons, houses.amount)),
            line(
                words.text("tet_reunions"), words.text("places_unit"),
                cells.support("tet_reunion", support.tetReunionPlaces.count, support.tetReunionAmount)),
        ] + support.others.map { line($0.name, "", cells.support("other", nil, $0.amount)) }
    }

    private static func unplaced(_ totals: SalesTotals, _ words: WelfareWords) -> String {
        words.text(
            "unplaced_sentence",
            [
                "members": Digits.grouped(Int64(totals.members)), "turns": Digits.grouped(Int64(totals.turns)),
                "paid": totals.paidAmount.printed,
            ])
    }

    private init(sample figure: Figure, link: Link) {
        scope = "Union (VN)"
        partner = "All"
        period = "2026"
        by = "by unit"
        view = "as reported"
        previous = link
        next = link
        downloads = [link]
        isEmpty = true
        tiles = [Tile(caption: "Persons", figure: figure, unit: "persons")]
        lines = [Line(code: "A", name: "Product", kind: "goods", figures: [figure])]
        hasLines = true
        total = [figure]
        units = [Unit(name: "Federation", figure: figure)]
        provinces = [Place(code: "01", name: "Province", kind: "2025")]
        hasProvinces = true
        sectors = [Place(code: "S", name: "Sector", kind: "sector union")]
        hasSectors = true
        declared = ["Declared turns: 12"]
        hasDeclared = true
        support = [Line(code: "A", name: "Bus tickets", kind: "persons", figures: [figure])]
        hasSupport = true
        difficulties = [DifficultyLine(text: "Too few points.", handling: "Open more.")]
        hasDifficulties = true
        reunionPlaces = "Huế"
        unplaced = "One sale has no unit."
        unplacedPath = "/sales"
        ledgerSequence = "1"
        generatedAt = "22/11/2026 08:00"
    }

    static let sample = WelfareTables(
        sample: Figure(text: "1", detail: "1 đồng", link: "/sales"), link: Link(label: "2025", path: "/"))
}

extension WelfareRequest {
    /// The request that asks this question; what stands by itself is left out.
    init(_ question: WelfareQuestion) {
        self.init(
            scope: question.scope, partner: question.partner ?? WelfareQuestion.allPartners,
            period: question.period.description, by: question.by == .unit ? nil : question.by.rawValue,
            view: question.view == .reported ? nil : question.view.name)
    }
}

extension Period {
    /// The period of the same kind just after.
    fileprivate var next: Period? {
        days.to.map { Period(kind, containing: $0) }
    }
}
