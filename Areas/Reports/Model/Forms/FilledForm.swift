import Kernel

/// A form with every value that a report has: typed, told by a source, or derived.
struct FilledForm: Sendable {
    let form: ReportForm
    let content: ReportContent
    /// What the sources say; frozen in the content once the report was handed in.
    private let figures: [String: Int64]

    init(_ form: ReportForm, _ content: ReportContent, figures: [String: Int64] = [:]) {
        self.form = form
        self.content = content
        self.figures = content.figures.isEmpty ? figures : content.figures
    }

    /// The whole number of a cell; nil for texts and rates, and where nothing is known.
    func number(_ name: String) -> Int64? {
        guard let cell = form.cell(name) else { return nil }
        switch cell.filling {
        case .typed: return cell.kind == .rate ? nil : content.numbers[name]
        case .source: return figures[name]
        case .derived(let formula): return formula.value { number($0) }
        }
    }

    func text(_ name: String) -> String? { content.texts[name] }

    /// The numerator and denominator of a rate; nil while one of them is missing.
    func ratio(_ cell: FormCell) -> Ratio? {
        guard let parts = cell.ratio, let numerator = number(parts.numerator),
            let denominator = number(parts.denominator)
        else { return nil }
        return Ratio(numerator, denominator)
    }

    /// Every whole number of the form by cell.
    var numbers: [String: Int64] {
        Dictionary(uniqueKeysWithValues: form.cells.compactMap { cell in number(cell.name).map { (cell.name, $0) } })
    }

    /// What is wrong with the report as it stands, in the order of the form.
    func findings() -> [FormFinding] {
        var findings = form.cells.compactMap { cell -> FormFinding? in
            guard cell.isRequired, number(cell.name) == nil, (text(cell.name) ?? "").isEmpty else { return nil }
            return FormFinding(cell: cell.name, what: .missing)
        }
        for rule in form.rules {
            guard let left = rule.left.value({ number($0) }), let right = rule.right.value({ number($0) }),
                !rule.comparison.holds(left, right)
            else { continue }
            let isExplained = content.notes[rule.cell]?.isEmpty == false
            findings.append(
                FormFinding(cell: rule.cell, what: .rule(rule, left: left, right: right), isExplained: isExplained))
        }
        return findings
    }
}

/// Something about a cell that whoever hands in the report must mend, explain or know.
struct FormFinding: Sendable, Hashable {
    enum What: Sendable, Hashable {
        /// Nothing stands in a cell that must be filled.
        case missing
        case rule(FormRule, left: Int64, right: Int64)
    }

    let cell: String
    let what: What
    var isExplained = false

    /// True when the report cannot be handed in so.
    var blocks: Bool {
        switch what {
        case .missing: true
        case .rule(let rule, _, _):
            switch rule.importance {
            case .block: true
            case .explain: !isExplained
            case .hint: false
            }
        }
    }
}
