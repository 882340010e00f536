internal import Kernel
internal import Web

/// A cell on a report's page.
struct ReportCellView: Sendable {
    let id: String
    let label: String
    /// Shown beside a value that nobody types, and beside a rate its fraction.
    let printed: String
    let fraction: String
    let input: Input?
    let area: Input?
    let list: ReportListView?
    let attachment: ReportFileView?
    /// What stands beside the value for comparison, with the variance.
    let observed: String?
    /// Where the value comes from, on a page of its own; nil for what was typed.
    let path: String?
    /// What stood here in the period before and in the same period a year before.
    let before: String?
    let storedNow: String?
    let errors: [String]
    let hints: [String]
    let note: Input?
    let shownNote: String?
    /// What the subject raised, in a cell that lists it.
    let difficulties: DifficultyList?

    struct Input: Sendable {
        let name: String
        let value: String
        let label: String
    }

    static let sample = ReportCellView(
        id: "cell_workers", label: "Workers", printed: "12", fraction: "1 / 2",
        input: Input(name: "cell_workers", value: "12", label: "Workers"),
        area: Input(name: "cell_review", value: "Good", label: "Review"), list: .sample, attachment: .sample,
        observed: "12, variance 0",
        path: "/obligations/1/cell?cell=workers", before: "10", storedNow: "11",
        errors: ["Too many."], hints: ["Check."], note: Input(name: "note_workers", value: "", label: "Why"),
        shownNote: "Because.", difficulties: .sample)
}

/// Makes the cells of a page, with what is wrong beside each.
struct ReportCellViews {
    private let look: ReportLook
    private let words: FormWords

    init(_ look: ReportLook, _ words: FormWords) {
        self.look = look
        self.words = words
    }

    func view(_ cell: FormCell) -> ReportCellView {
        let isTyped = look.mayFill && cell.isWritten
        let caption = words.text(cell.caption)
        let (errors, hints) = said(about: cell)
        let typed = ReportCellView.Input(
            name: TypedReport.field(cell.name), value: value(of: cell), label: caption)
        let note = look.content.notes[cell.name]
        let ratio = look.filled.ratio(cell)
        return ReportCellView(
            id: TypedReport.field(cell.name), label: caption, printed: isTyped ? "" : printed(cell, look.filled),
            fraction: cell.kind == .rate ? words.fraction(ratio, cell, look.form, look.obligation.period) : "",
            input: isTyped && cell.kind != .text ? typed : nil,
            area: isTyped && cell.kind == .text ? typed : nil,
            list: cell.kind == .list ? ReportListViews(look: look, words: words).view(cell) : nil,
            attachment: cell.kind == .attachment ? ReportFileView(cell, look, label: caption) : nil,
            observed: observed(cell),
            path: cell.filling == .typed && cell.kind != .rate ? nil : ReportCellPage.path(look, cell).text,
            before: before(cell),
            storedNow: look.conflicts.contains(cell.name) ? printed(cell, look.stored) : nil, errors: errors,
            hints: hints,
            note: look.mayFill && (note != nil || wantsExplanation(cell))
                ? ReportCellView.Input(
                    name: TypedReport.noteField(cell.name), value: note ?? "", label: words.text("forms.explanation"))
                : nil,
            shownNote: look.mayFill ? nil : note,
            difficulties: cell.listsDifficulties ? look.difficulties.map { DifficultyList($0, words) } : nil)
    }

    var problems: [ReportPage.Problem] {
        look.form.cells.flatMap { cell in
            said(about: cell).errors.map { error in
                ReportPage.Problem(
                    field: TypedReport.field(cell.name), text: "\(words.text(cell.caption)): \(error)")
            }
        }
    }

    /// What is wrong, by cell, for the column beside them in a workbook.
    var told: [String: String] {
        var told: [String: String] = [:]
        for cell in look.form.cells {
            var errors = said(about: cell).errors
            if look.conflicts.contains(cell.name) {
                errors.append("\(words.text("report_stored_now")): \(printed(cell, look.stored))")
            }
            if !errors.isEmpty { told[cell.name] = errors.joined(separator: " ") }
        }
        return told
    }

    /// The sentence with the row of the workbook that it is about.
    private func placed(_ sentence: String, _ cell: FormCell) -> String {
        guard let row = look.rows[cell.name] else { return sentence }
        return words.text("workbook.row", ["row": String(row), "sentence": sentence])
    }

    private func value(of cell: FormCell) -> String {
        if let raw = look.typed?.raw[cell.name] { return raw }
        if cell.kind == .text { return look.content.texts[cell.name] ?? "" }
        return look.content.numbers[cell.name].map { Digits.grouped($0) } ?? ""
    }

    private func printed(_ cell: FormCell, _ filled: FilledForm) -> String { words.value(cell, filled) }

    private func wantsExplanation(_ cell: FormCell) -> Bool {
        look.findings.contains { $0.cell == cell.name && $0.wantsExplanation }
    }

    /// What was observed, with the variance in number and rate.
    private func observed(_ cell: FormCell) -> String? {
        guard let variance = look.filled.variance(cell), let other = cell.beside.flatMap({ look.form.cell($0) })
        else { return nil }
        return words.variance(variance, cell, other)
    }

    private func before(_ cell: FormCell) -> String? {
        guard cell.kind.isAmount || cell.kind == .rate else { return nil }
        let parts = look.earlier.map { earlier in
            words.text(
                "forms.before",
                [
                    "period": WelfareWords(messages: words.messages).period(earlier.period),
                    "value": printed(cell, earlier.filled) + growth(cell, earlier.filled),
                ])
        }
        return parts.isEmpty ? nil : parts.joined(separator: " · ")
    }

    /// By how much the value has grown, as a share of what it was.
    private func growth(_ cell: FormCell, _ earlier: FilledForm) -> String {
        guard cell.kind.isAmount, let now = look.filled.number(cell.name), let then = earlier.number(cell.name),
            then > 0, let rate = Variance(now, then).rate?.printed(decimals: 1)
        else { return "" }
        return " (\(now >= then ? "+" : "")\(words.number(rate)))"
    }

    /// What is unusual against the own history; it only hints.
    private func unusual(_ cell: FormCell) -> String? {
        guard cell.kind.isAmount, let history = look.form.history, let value = look.filled.number(cell.name),
            let (middle, distance) = history.usual(look.history.compactMap { $0.number(cell.name) }),
            let difference = Variance(value, middle).difference, difference.magnitude > UInt64(distance)
        else { return nil }
        return words.text(
            "history.unusual",
            [
                "periods": String(history.periods), "middle": words.number(middle, cell),
                "distance": words.number(distance, cell),
            ])
    }

    private func said(about cell: FormCell) -> (errors: [String], hints: [String]) {
        var errors: [String] = []
        var hints: [String] = []
        if let fault = look.typed?.faults[cell.name] {
            errors.append(placed(words.text("cell_fault.\(fault.rawValue)"), cell))
        }
        if let refusal = look.typed?.refused[cell.name] { errors.append(words.messages.text(refusal)) }
        for returned in look.returns where returned.cell == cell.name { errors.append(returned.note ?? "") }
        for finding in look.findings where finding.cell == cell.name {
            let sentence =
                switch finding.what {
                case .missing: words.text("cell_fault.missing")
                case .row(let index, _): words.text("cell_fault.row_unexplained", ["row": String(index + 1)])
                case .rule(let rule, _, _): words.text(rule.sentence)
                }
            if finding.blocks { errors.append(sentence) } else { hints.append(sentence) }
        }
        if let unusual = unusual(cell) { hints.append(unusual) }
        if look.unmended.contains(cell.name) { errors.append(words.text("cell_fault.unmended")) }
        if look.conflicts.contains(cell.name) { errors.append(placed(words.text("cell_fault.conflict"), cell)) }
        return (errors, hints)
    }
}

extension FormFinding {
    /// An explanation lets the report pass.
    var wantsExplanation: Bool {
        if case .rule(let rule, _, _) = what { rule.importance == .explain } else { false }
    }
}

/// What those above may do with the report.
struct ReportReview: Sendable {
    let mayAccept: Bool
    let mayApprove: Bool
    let mayGiveBack: Bool
    let mayChase: Bool
    let cells: SelectField
    let reason: Field
    let day: Field

    init(_ look: ReportLook, _ words: FormWords) {
        let status = look.obligation.status
        mayAccept = status == .submitted
        mayApprove = status == .accepted
        mayGiveBack = [.submitted, .accepted].contains(status)
        mayChase = [.owed, .draft, .returned].contains(status)
        cells = SelectField(
            "cell", label: words.text("review.cell"),
            choices: [Choice("", label: words.text("review.whole"), isSelected: true)]
                + look.form.cells.map { Choice($0.name, label: words.text($0.caption), isSelected: false) })
        reason = Field("reason", label: words.text("review.reason"), isRequired: false)
        day = Field(
            "day", label: words.text("review.day"), type: "date",
            value: (max(look.obligation.dueOn, look.today) + 7).description, isRequired: false)
    }

    private init() {
        mayAccept = true
        mayApprove = true
        mayGiveBack = true
        mayChase = true
        cells = .sample
        reason = .sample
        day = .sample
    }

    static let sample = ReportReview()
}
