import Kernel

/// A form as its file spells it; keys are in snake_case.
struct FormWire: Decodable {
    let code: String
    let version: Int
    let title: ReportForm.Words
    let subject: ReportForm.Subject
    let periods: [String]
    let year: ReportingYear?
    let clocks: ReportForm.Clocks
    let sections: [SectionWire]
    let rules: [RuleWire]?
    let history: HistoryHint?

    struct SectionWire: Decodable {
        let code: String
        let title: ReportForm.Words
        let cells: [CellWire]
    }

    struct CellWire: Decodable {
        let name: String
        let caption: ReportForm.Words
        let kind: FormCell.Kind
        /// Nil with `formula` and `numerator`: typed.
        let source: String?
        let formula: String?
        let numerator: String?
        let denominator: String?
        let decimals: Int?
        let rounding: String?
        let population: ReportForm.Words?
        let inTime: FormCell.Behaviour?
        let inTree: FormCell.Behaviour?
        let required: Bool?
        let columns: [ColumnWire]?
        let of: String?
        let beside: String?
        let declares: DeclaredField?
        let draws: String?
    }

    struct ColumnWire: Decodable {
        let name: String
        let caption: ReportForm.Words
        let kind: ListColumn.Kind?
        let required: Bool?
        let beside: String?
        let of: String?
        let percent: Int64?
        let explains: Bool?
    }

    struct RuleWire: Decodable {
        let code: String
        let left: String
        let comparison: FormRule.Comparison
        let right: String
        let importance: FormRule.Importance
        let sentence: ReportForm.Words
        let percent: Int64?
        let cell: String
    }

    func form() throws -> ReportForm {
        ReportForm(
            code: code, version: version, title: title, subject: subject,
            periods: try periods.map { name in
                guard let kind = Period.Kind(rawValue: name) else {
                    throw Refusal("form_unreadable", ["where": "periods › \(name)"])
                }
                return kind
            },
            year: year ?? .calendar, clocks: clocks,
            sections: try sections.map { section in
                ReportForm.Section(
                    code: section.code, title: section.title, cells: try section.cells.map { try $0.cell() })
            },
            rules: try (rules ?? []).map { try $0.rule() }, history: history)
    }
}

extension FormWire.CellWire {
    fileprivate func cell() throws -> FormCell {
        FormCell(
            name: name, caption: caption, kind: kind, filling: try filling(), inTime: inTime ?? usual,
            inTree: inTree ?? usual, isRequired: required ?? false, ratio: try ratio(),
            columns: (columns ?? []).map { $0.column() },
            of: of, beside: beside, declares: declares,
            draws: try draws.map { name in
                guard let kind = Period.Kind(rawValue: name) else {
                    throw Refusal("form_bad_draws", ["name": self.name])
                }
                return kind
            })
    }

    /// Turns, money and things are added; persons and rates are not.
    private var usual: FormCell.Behaviour {
        switch kind {
        case .count, .turns, .money, .list, .attachment: .sum
        case .persons: .distinct
        case .rate, .text: .never
        }
    }

    private func filling() throws -> FormCell.Filling {
        if let formula {
            guard let read = FormFormula(formula) else {
                throw Refusal("form_bad_formula", ["formula": formula, "where": name])
            }
            return .derived(read)
        }
        return source.map { .source($0) } ?? .typed
    }

    private func ratio() throws -> FormCell.RatioOfCells? {
        guard numerator != nil || denominator != nil else { return nil }
        guard let numerator, let denominator, let rounding = Rounding(rawValue: rounding ?? Rounding.halfUp.rawValue)
        else { throw Refusal("form_bad_ratio", ["name": name]) }
        return FormCell.RatioOfCells(
            numerator: numerator, denominator: denominator, decimals: decimals ?? 2, rounding: rounding,
            population: population)
    }
}

extension FormWire.ColumnWire {
    fileprivate func column() -> ListColumn {
        ListColumn(
            name: name, caption: caption, kind: kind ?? .text, isRequired: required ?? false,
            beside: beside.map { ListColumn.Comparison(source: $0, of: of ?? "", percent: percent) },
            isExplanation: explains ?? false)
    }
}

extension FormWire.RuleWire {
    fileprivate func rule() throws -> FormRule {
        func formula(_ text: String) throws -> FormFormula {
            guard let read = FormFormula(text) else {
                throw Refusal("form_bad_formula", ["formula": text, "where": code])
            }
            return read
        }
        return FormRule(
            code: code, left: try formula(left), comparison: comparison, right: try formula(right),
            importance: importance, sentence: sentence, percent: percent ?? 0, cell: cell)
    }
}
