import Kernel

/// A form with every value that a report has: typed, told by a source, or derived.
struct FilledForm: Sendable {
    let form: ReportForm
    let content: ReportContent
    /// What the sources say; frozen in the content once the report was handed in.
    private let told: ToldFigures

    init(_ form: ReportForm, _ content: ReportContent, told: ToldFigures? = nil) {
        self.form = form
        self.content = content
        self.told = told ?? content.told
    }

    /// The whole number of a cell; nil for texts and rates, and where nothing is known.
    func number(_ name: String) -> Int64? {
        guard let cell = form.cell(name) else { return total(of: name) }
        if cell.kind == .list { return Int64(rows(name).count) }
        if cell.kind == .attachment { return content.files[name] == nil ? nil : 1 }
        switch cell.filling {
        case .typed: return cell.kind == .rate ? nil : content.numbers[name]
        case .source, .drawn: return told.numbers[name]
        case .derived(let formula): return formula.value { number($0) }
        }
    }

    /// The rows of a list.
    func rows(_ name: String) -> [ListRow] {
        guard form.cell(name)?.filling == .typed else { return told.lists[name] ?? [] }
        return content.lists[name] ?? []
    }

    /// The sum of a column, `list.column`; nil while no row has a number there.
    private func total(of reference: String) -> Int64? {
        let parts = reference.split(separator: ".").map(String.init)
        guard parts.count == 2 else { return nil }
        return rows(parts[0]).compactMap { $0[parts[1]].flatMap { Int64($0) } }.reduce(nil) { sum, value in
            let (next, overflows) = (sum ?? 0).addingReportingOverflow(value)
            return overflows ? .max : next
        }
    }

    /// What stands beside a cell for comparison.
    func variance(_ cell: FormCell) -> Variance? {
        guard let beside = cell.beside, let declared = number(cell.name), let observed = number(beside) else {
            return nil
        }
        return Variance(declared, observed)
    }

    /// How a row lies from what was observed, by column; what rows of one point declare is taken together.
    func variances(_ cell: FormCell, _ row: ListRow) -> [(column: ListColumn, variance: Variance)] {
        cell.columns.compactMap { column in
            guard let beside = column.beside, let point = row[beside.of],
                let observed = told.rows[cell.name]?[point]?[column.name]
            else { return nil }
            let declared = rows(cell.name).filter { $0[beside.of] == point }
                .compactMap { $0[column.name].flatMap { Int64($0) } }
            return declared.isEmpty ? nil : (column, Variance(declared.reduce(0, &+), observed))
        }
    }

    /// Rows that lie far from what was observed and do not say why; nothing observed asks for nothing.
    private func unexplained(_ cell: FormCell) -> [FormFinding] {
        guard let explanation = cell.columns.first(where: \.isExplanation) else { return [] }
        return rows(cell.name).enumerated().compactMap { index, row in
            guard row[explanation.name] == nil else { return nil }
            let far = variances(cell, row).first { column, variance in
                variance.observed != 0
                    && column.beside?.percent.map { !variance.isWithin(percent: $0) } ?? false
            }
            return far.map { FormFinding(cell: cell.name, what: .row(index, $0.variance)) }
        }
    }

    func text(_ name: String) -> String? { content.texts[name] }

    func file(_ name: String) -> AttachedFile? { content.files[name] }

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
            guard cell.isRequired, cell.kind == .list ? rows(cell.name).isEmpty : number(cell.name) == nil,
                (text(cell.name) ?? "").isEmpty
            else { return nil }
            return FormFinding(cell: cell.name, what: .missing)
        }
        for cell in form.cells where cell.isTyped && cell.kind == .list { findings += unexplained(cell) }
        for rule in form.rules {
            guard let left = rule.left.value({ number($0) }), let right = rule.right.value({ number($0) }),
                !rule.comparison.holds(left, right, percent: rule.percent)
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
        /// A row of a list, from 0 on, that lies far from what was observed and does not say why.
        case row(Int, Variance)
    }

    let cell: String
    let what: What
    var isExplained = false

    /// True when the report cannot be handed in so.
    var blocks: Bool {
        switch what {
        case .missing, .row: true
        case .rule(let rule, _, _):
            switch rule.importance {
            case .block: true
            case .explain: !isExplained
            case .hint: false
            }
        }
    }
}
