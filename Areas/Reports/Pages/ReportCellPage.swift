internal import Kernel
internal import Storage
internal import Web

/// What one cell of a report is made of, and what of it is missing by name.
struct ReportCellPage: Page {
    static let template = "reports/report_cell"

    static func path(_ look: ReportLook, _ cell: FormCell) -> LocalPath {
        LocalPath("/obligations/\(look.obligation.number)/cell").with("cell", cell.name)
    }

    struct Line: Sendable {
        let caption: String
        let value: String
        let path: String?
    }

    let title: String
    let report: String
    let back: String
    let total: String
    let how: String
    let lines: [Line]
    let hasLines: Bool
    let missing: String?
    /// The report of the programme where the source's figure opens; nil for cells that no source tells.
    let sourcePath: String?

    init(_ explanation: CellExplanation, _ look: ReportLook, _ messages: Messages) {
        let words = FormWords(messages: messages)
        let cell = explanation.cell
        title = words.text(cell.caption)
        report = "\(look.subjectName) · \(words.period(look.obligation.period, look.form))"
        back = ReportPage.path(of: look.obligation.number).text
        let ratio = look.filled.ratio(cell)
        total =
            cell.kind == .rate
            ? "\(words.rate(ratio, cell)) (\(words.fraction(ratio, cell, look.form, look.obligation.period)))"
            : words.number(explanation.value, cell)
        how = words.text("explained.\(explanation.how.rawValue)")
        lines = explanation.terms.map { ReportCellPage.line($0, cell, look, words) }
        hasLines = !lines.isEmpty
        let names = explanation.missing.map { WelfareWords(messages: messages).period($0) }
        missing = names.isEmpty ? nil : words.text("explained.missing", ["periods": names.joined(separator: ", ")])
        sourcePath = explanation.how == .source ? ReportCellPage.source(look) : nil
    }

    private static func source(_ look: ReportLook) -> String {
        let path = WelfarePages.path.with("period", look.obligation.period.description)
        return path.with(look.form.subject == .unit ? "scope" : "partner", look.obligation.subject).text
    }

    private static func line(
        _ term: CellExplanation.Term, _ cell: FormCell, _ look: ReportLook, _ words: FormWords
    ) -> Line {
        let sign = term.isSubtracted ? "− " : ""
        func line(_ caption: String, _ printedAs: FormCell, _ path: String? = nil) -> Line {
            Line(caption: sign + caption, value: words.number(term.value, printedAs), path: path)
        }
        switch term.what {
        case .number: return line(words.text("explained.constant"), cell)
        case .point(let code): return line(words.text("explained.point", ["code": code]), cell)
        case .period(let period, let report):
            return line(
                WelfareWords(messages: words.messages).period(period), cell,
                report.map { ReportPage.path(of: $0).text })
        case .cell(let name):
            if let other = look.form.cell(name) {
                return line(
                    words.text(other.caption), other, other.filling == .typed ? nil : path(look, other).text)
            }
            let list = look.form.cell(name.split(separator: ".").first.map(String.init) ?? "")
            let column = look.form.column(name)
            return line(
                [list.map { words.text($0.caption) }, column.map { words.text($0.caption) }].compactMap { $0 }
                    .joined(separator: ": "), cell)
        }
    }

    private init() {
        title = "Turns"
        report = "Partner"
        back = "/obligations/1"
        total = "12"
        how = "Added"
        lines = [Line(caption: "June", value: "12", path: "/obligations/2")]
        hasLines = true
        missing = "May"
        sourcePath = "/reports/welfare"
    }

    static let sample = ReportCellPage()
}

/// Opens a cell of a report.
struct ReportCellRoutes: Sendable {
    let store: Store
    let reports: ReportsFacade

    var routes: [Route] { [.needs(ReportsFacade.read, .get, "/obligations/{number}/cell", open)] }

    private func open(_ visit: SignedIn) async throws -> Answer {
        let (number, name) = (try visit.reportNumber(), visit.query("cell") ?? "")
        let (look, explanation) = try await store.read { [reports] tx in
            let desk = try ReportDesk(reports, as: visit.actor, in: tx)
            let look = try ReportLook(number, desk, in: tx)
            guard let cell = look.form.cell(name) else { throw NotFound("cell") }
            return (look, try CellExplanation(cell, look, desk, in: tx))
        }
        return .page(ReportCellPage(explanation, look, visit.messages))
    }
}
