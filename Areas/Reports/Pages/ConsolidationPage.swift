internal import Kernel
internal import Organisation
internal import Web

/// The reports of a form put together for a unit; each figure opens to the reports behind it.
struct ConsolidationPage: Page {
    static let template = "reports/consolidation"
    static let basePath = LocalPath("/consolidation")

    static func path(_ form: String, _ period: Period, _ scope: String?) -> LocalPath {
        let path = basePath.with("form", form).with("period", period.description)
        return scope.map { path.with("scope", $0) } ?? path
    }

    struct Line: Sendable {
        let caption: String
        let value: String
        let fraction: String
        let path: String
    }

    struct Section: Sendable {
        let title: String
        let lines: [Line]
    }

    let title: String
    let lead: String
    let completeness: String
    let missingPath: String
    /// What the reports say in words; nil for a form without words.
    let digestPath: String?
    let sections: [Section]
    let back: String
    let files: [ReportPage.FileLink]
    let publishPath: String?

    init(_ look: ConsolidationLook, _ messages: Messages) {
        let words = FormWords(messages: messages)
        title = words.text(look.form.title)
        lead = words.lead(look)
        completeness = words.completeness(look)
        let base = ConsolidationPage.path(look.form.code, look.period, look.scope?.code)
        sections = look.form.sections.map { section in
            Section(
                title: words.text(section.title),
                lines: section.cells.map { cell in
                    ConsolidationPage.line(cell, look, words, base)
                })
        }
        files = ReportFormat.allCases.reversed().map { format in
            let query = base.text.drop { $0 != "?" }
            return ReportPage.FileLink(
                path: "\(ConsolidationPage.basePath.text).\(format.rawValue)\(query)",
                label: format.rawValue.uppercased())
        }
        digestPath =
            look.form.cells.contains { $0.kind == .text }
            ? LocalPath(untrusted: DigestPage.path.text + base.text.drop { $0 != "?" })?.text : nil
        publishPath =
            look.mayPublish ? LocalPath(untrusted: PublishPage.path.text + base.text.drop { $0 != "?" })?.text : nil
        back =
            ObligationsPage.path.with("form", look.form.code).with("period", look.period.description).text
        missingPath =
            ObligationsPage.path.with("form", look.form.code).with("period", look.period.description)
            .with("state", ReportState.late.rawValue).text
    }

    private static func line(
        _ cell: FormCell, _ look: ConsolidationLook, _ words: FormWords, _ base: LocalPath
    ) -> Line {
        let consolidation = look.consolidation
        let ratio = consolidation.ratio(cell)
        let value =
            switch cell.kind {
            case .text:
                words.text(
                    "consolidation.texts",
                    ["count": Digits.grouped(Int64(consolidation.countedCount))])
            case .rate: words.rate(ratio, cell)
            default: words.number(consolidation.number(cell.name), cell)
            }
        return Line(
            caption: words.text(cell.caption), value: value,
            fraction: words.fraction(ratio, cell, look.form, look.period),
            path: ConsolidatedCellPage.path(base, cell.name).text)
    }

    private init() {
        title = "Report"
        lead = "2026"
        completeness = "1 of 2"
        missingPath = "/obligations?state=late"
        digestPath = "/consolidation/digest"
        files = [ReportPage.FileLink(path: "/consolidation.pdf", label: "PDF")]
        sections = [Section(title: "I", lines: [Line(caption: "Workers", value: "12", fraction: "1 / 2", path: "/c")])]
        back = "/obligations"
        publishPath = "/publications/new"
    }

    static let sample = ConsolidationPage()
}

/// What one consolidated figure is made of: its reports, and by name who is missing.
struct ConsolidatedCellPage: Page {
    static let template = "reports/consolidated_cell"
    static let basePath = LocalPath("/consolidation/cell")

    static func path(_ consolidation: LocalPath, _ cell: String) -> LocalPath {
        let query = consolidation.text.drop { $0 != "?" }
        return (LocalPath(untrusted: "\(basePath.text)\(query)") ?? basePath).with("cell", cell)
    }

    struct Line: Sendable {
        let name: String
        let code: String
        let value: String
        let fraction: String
        let path: String
        let badge: String
        let state: String
    }

    let title: String
    let form: String
    let total: String
    let how: String
    /// Nobody has handed in.
    let isEmpty: Bool
    let lines: [Line]
    let missing: [Line]
    let missingCount: String
    let back: String
    let pages: PageLinks

    /// The look has the parts of the page that is shown.
    init(_ look: ConsolidationLook, _ cell: FormCell, _ paging: Paging, _ messages: Messages) {
        let words = FormWords(messages: messages)
        let consolidation = look.consolidation
        let base = ConsolidationPage.path(look.form.code, look.period, look.scope?.code)
        let ratio = consolidation.ratio(cell)
        title = words.text(cell.caption)
        form = words.text(look.form.title)
        total =
            cell.kind == .text
            ? ""
            : cell.kind == .rate
                ? "\(words.rate(ratio, cell)) (\(words.fraction(ratio, cell, look.form, look.period)))"
                : words.number(consolidation.number(cell.name), cell)
        how = words.text("consolidation.how.\(cell.kind == .rate ? "rate" : cell.inTree.rawValue)")
        let line = { (part: Consolidation.Part) in ConsolidatedCellPage.line(part, cell, look, words) }
        isEmpty = consolidation.countedCount == 0
        lines = consolidation.counted.map(line)
        missing = consolidation.missing.map(line)
        missingCount = words.text(
            "consolidation.missing", ["count": Digits.grouped(Int64(consolidation.missingCount))])
        back = base.text
        pages = paging.links(
            on: ConsolidatedCellPage.path(base, cell.name),
            hasMore: max(consolidation.countedCount, consolidation.missingCount) > paging.rows.upperBound)
    }

    private static func line(
        _ part: Consolidation.Part, _ cell: FormCell, _ look: ConsolidationLook, _ words: FormWords
    ) -> Line {
        let ratio = cell.ratio.flatMap { names -> Ratio? in
            guard let numerator = part.numbers[names.numerator], let denominator = part.numbers[names.denominator]
            else { return nil }
            return Ratio(numerator, denominator)
        }
        let value =
            switch cell.kind {
            case .text: part.texts[cell.name] ?? "–"
            case .rate: words.rate(ratio, cell)
            default: words.number(part.numbers[cell.name], cell)
            }
        return Line(
            name: look.names[part.subject] ?? part.subject, code: part.subject, value: value,
            fraction: words.fraction(ratio), path: ReportPage.path(of: part.report).text,
            badge: words.badge(part.state), state: words.state(part.state))
    }

    private init() {
        title = "Workers"
        form = "Report"
        total = "12"
        how = "Added"
        isEmpty = true
        lines = [
            Line(
                name: "Unit", code: "U", value: "12", fraction: "1 / 2", path: "/obligations/1", badge: "badge--good",
                state: "Accepted")
        ]
        missing = lines
        missingCount = "1 missing"
        back = "/consolidation"
        pages = .sample
    }

    static let sample = ConsolidatedCellPage()
}
