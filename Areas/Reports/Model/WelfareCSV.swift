internal import Documents
internal import Kernel
internal import Organisation

/// The welfare report as one table: every figure of the JSON, by the same names, with its words beside it.
///
/// A row stands in a `section` of the report under a `code`; a single figure stands in `value`, the figures of sales
/// in the five columns behind it, persons and turns always together. Money is integer đồng.
struct WelfareCSV {
    static let columns = [
        "section", "code", "name", "kind", "vintage", "value",
        "members", "turns", "list_amount", "paid_amount", "discount_amount",
    ]

    private let report: WelfareReport
    private let words: WelfareWords
    // One physical line for each row, and the mark by which Excel knows UTF-8.
    private var writer = CSVWriter(options: .download)

    static func bytes(of report: WelfareReport, _ words: WelfareWords) -> [UInt8] {
        var table = WelfareCSV(report: report, words: words)
        table.writer.record(columns)
        table.head()
        table.sales()
        table.places()
        table.support()
        table.declared()
        table.notes()
        return table.writer.takeBytes()
    }

    private init(report: WelfareReport, words: WelfareWords) {
        self.report = report
        self.words = words
    }

    private mutating func head() {
        let question = report.question
        text("head", "form", words.text("title"), value: WelfareReport.form)
        figure("head", "form_version", words.text("form_version"), Int64(WelfareReport.formVersion))
        text("head", "scope", caption("scope", words.scope(report)), value: question.scope)
        text("head", "partner", caption("partner", words.partner(report)), value: report.partner)
        text("head", "period", caption("period", words.period(question.period)), value: question.period.description)
        text("head", "by", caption("by", words.by(question.by)), value: question.by.rawValue)
        text("head", "as", caption("as", words.view(question.view)), value: question.view.name)
        figure("head", "ledger_sequence", words.text("ledger_sequence"), report.figures.ledgerSequence)
        text("head", "generated_at", words.text("generated_at"), value: report.generatedAt.iso8601)
    }

    private mutating func sales() {
        totals("total", "", words.text("total_distinct"), report.figures.totals)
        for line in report.figures.lines {
            totals("lines", line.product, line.name, kind: line.kind, line.totals)
        }
        totals("unplaced", "", words.text("unplaced"), report.figures.unplaced)
    }

    private mutating func places() {
        for (kind, count) in report.unitCounts {
            figure("units", kind.rawValue, words.unitKind(kind), Int64(count))
        }
        figure("points", "", words.text("points"), Int64(report.figures.points))
        for place in report.figures.provinces {
            row("provinces", place.code, place.name, vintage: place.vintage ?? "") { $0.empty() }
        }
        for place in report.figures.sectors {
            row("sectors", place.code, place.name, kind: place.kind ?? "") { $0.empty() }
        }
    }

    private mutating func support() {
        let support = report.support
        func money(_ key: String) -> String { words.text("in_dong", ["caption": words.text(key)]) }
        figure("support", "bus_tickets.persons", words.text("bus_tickets_persons"), Int64(support.busTickets.persons))
        figure("support", "bus_tickets.amount", money("bus_tickets"), support.busTickets.amount.amount)
        figure("support", "houses.persons", words.text("houses_persons"), Int64(support.houses.persons))
        figure("support", "houses.amount", money("houses"), support.houses.amount.amount)
        let places = support.tetReunionPlaces
        figure("support", "tet_reunions.places", words.text("tet_reunions_places"), Int64(places.count))
        figure("support", "tet_reunions.amount", money("tet_reunions"), support.tetReunionAmount.amount)
        for place in places { row("support", "tet_reunions.list", place) { $0.empty() } }
        figure("support", "other.amount", money("other_support"), support.othersAmount.amount)
        for other in support.others { figure("support", "other.list", other.name, other.amount.amount) }
    }

    private mutating func declared() {
        let declared = report.declared
        let figures: [(String, Int64)] = [
            ("points", Int64(declared.points)), ("persons", Int64(declared.persons)), ("turns", Int64(declared.turns)),
            ("list_amount", declared.listAmount.amount), ("paid_amount", declared.paidAmount.amount),
            ("discount_amount", declared.discountAmount.amount),
        ]
        for (name, value) in figures { figure("declared", name, words.text("declared_\(name)"), value) }
        for (index, difficulty) in report.difficulties.enumerated() {
            text("difficulties", String(index + 1), difficulty.text, value: difficulty.handling)
        }
    }

    private mutating func notes() {
        for note in ["note_persons", "note_turns"] { row("note", "", words.text(note)) { $0.empty() } }
    }

    private func caption(_ key: String, _ value: String) -> String {
        "\(words.text(key)): \(value)"
    }

    private mutating func text(_ section: String, _ code: String, _ name: String, value: String) {
        row(section, code, name) { $0.text(value) }
    }

    private mutating func figure(_ section: String, _ code: String, _ name: String, _ value: Int64) {
        row(section, code, name) { $0.integer(value) }
    }

    private mutating func totals(
        _ section: String, _ code: String, _ name: String, kind: String = "", _ totals: SalesTotals
    ) {
        row(section, code, name, kind: kind, totals: totals) { $0.empty() }
    }

    private mutating func row(
        _ section: String, _ code: String, _ name: String, kind: String = "", vintage: String = "",
        totals: SalesTotals? = nil, value: (inout CSVWriter) -> Void
    ) {
        for cell in [section, code, name, kind, vintage] { writer.text(cell) }
        value(&writer)
        if let totals {
            writer.integer(totals.members)
            writer.integer(totals.turns)
            for amount in [totals.listAmount, totals.paidAmount, totals.discountAmount] {
                writer.integer(amount.amount)
            }
        } else {
            for _ in 0..<5 { writer.empty() }
        }
        writer.endRecord()
    }
}
