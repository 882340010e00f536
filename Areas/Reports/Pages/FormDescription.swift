internal import Kernel
internal import Web

/// Tells a form in words: its cells, its rules, its days, and what a version changes.
struct FormDescription {
    let form: ReportForm
    let words: FormWords

    struct Cell: Sendable {
        let caption: String
        let name: String
        let kind: String
        let filling: String
        let behaviour: String
        let isRequired: Bool
        let columns: String?
    }

    struct Section: Sendable {
        let title: String
        let cells: [Cell]

        static let sample = Section(
            title: "I",
            cells: [
                Cell(
                    caption: "Workers", name: "workers", kind: "Count", filling: "Typed", behaviour: "Added",
                    isRequired: true, columns: "Name, amount")
            ])
    }

    struct Rule: Sendable {
        let sentence: String
        let expression: String
        let importance: String

        static let sample = Rule(sentence: "Too many.", expression: "women <= workers", importance: "Blocks")
    }

    var sections: [Section] {
        form.sections.map { section in
            Section(title: words.text(section.title), cells: section.cells.map(cell))
        }
    }

    private func cell(_ cell: FormCell) -> Cell {
        Cell(
            caption: words.text(cell.caption), name: cell.name, kind: words.text("form.kind.\(cell.kind.rawValue)"),
            filling: filling(cell),
            behaviour: words.text(
                "form.behaviour",
                [
                    "time": words.text("form.in.\(cell.inTime.rawValue)"),
                    "tree": words.text("form.in.\(cell.inTree.rawValue)"),
                ]),
            isRequired: cell.isRequired,
            columns: cell.columns.isEmpty
                ? nil
                : words.text(
                    "form.columns", ["names": cell.columns.map { words.text($0.caption) }.joined(separator: "; ")]))
    }

    private func caption(_ name: String) -> String {
        if let cell = form.cell(name) { return words.text(cell.caption) }
        let list = form.cell(name.split(separator: ".").first.map(String.init) ?? "")
        return [list?.caption, form.column(name)?.caption].compactMap { $0.map { words.text($0) } }
            .joined(separator: ": ")
    }

    private func filling(_ cell: FormCell) -> String {
        var said: [String] = []
        switch cell.filling {
        case .typed where cell.ratio == nil: said.append(words.text("form.filling.typed"))
        case .typed:
            said.append(
                words.text(
                    "form.filling.rate",
                    [
                        "numerator": caption(cell.ratio?.numerator ?? ""),
                        "denominator": caption(cell.ratio?.denominator ?? ""),
                        "decimals": String(cell.ratio?.decimals ?? 0),
                        "rounding": words.text("form.rounding.\(cell.ratio?.rounding.rawValue ?? "half_up")"),
                    ]))
        case .source(let source): said.append(words.text("form.filling.source", ["source": source]))
        case .derived(let formula):
            said.append(words.text("form.filling.derived", ["formula": formula.description]))
        case .drawn: break
        }
        if let draws = cell.draws {
            said.append(words.text("form.filling.drawn", ["period": words.text("period_kind.\(draws.rawValue)")]))
        }
        if let beside = cell.beside { said.append(words.text("form.filling.beside", ["other": caption(beside)])) }
        if cell.declares != nil { said.append(words.text("form.filling.declares")) }
        return said.joined(separator: " ")
    }

    var rules: [Rule] {
        form.rules.map { rule in
            let comparison =
                rule.comparison == .within
                ? words.text("form.within", ["percent": String(rule.percent)]) : rule.comparison.rawValue
            return Rule(
                sentence: "\(caption(rule.cell)): \(words.text(rule.sentence))",
                expression: "\(rule.left) \(comparison) \(rule.right)",
                importance: words.text("form.importance.\(rule.importance.rawValue)"))
        }
    }

    /// Periods, days and hints, a sentence each.
    var facts: [String] {
        var facts = [
            words.text("form.subject.\(form.subject.rawValue)"),
            words.text(
                "form.periods",
                ["kinds": form.periods.map { words.text("period_kind.\($0.rawValue)") }.joined(separator: ", ")]),
            words.text("form.year.\(form.year.rawValue)"),
            words.text(
                "form.clocks",
                [
                    "opens": String(form.clocks.opens), "due": String(form.clocks.due),
                    "locks": String(form.clocks.locks),
                ]),
        ]
        if let history = form.history {
            facts.append(
                words.text(
                    "form.history",
                    [
                        "periods": String(history.periods), "least": String(history.least),
                        "times": String(history.times), "floor": String(history.floorPercent),
                    ]))
        }
        return facts
    }

    /// What the form changes against another version, a sentence each.
    func changes(from old: ReportForm) -> [String] {
        FormDifference(form, from: old).lines.map { line in
            switch line {
            case .title: words.text("form.changed.title")
            case .periods: words.text("form.changed.periods")
            case .clocks: words.text("form.changed.clocks")
            case .year: words.text("form.changed.year")
            case .history: words.text("form.changed.history")
            case .order: words.text("form.changed.order")
            case .cellAdded(let cell): words.text("form.changed.cell_added", ["cell": words.text(cell.caption)])
            case .cellRemoved(let cell): words.text("form.changed.cell_removed", ["cell": words.text(cell.caption)])
            case .cellChanged(let cell, _, let parts):
                words.text(
                    "form.changed.cell",
                    [
                        "cell": words.text(cell.caption),
                        "parts": parts.map { words.text("form.part.\($0.rawValue)") }.joined(separator: ", "),
                    ])
            case .ruleAdded(let rule): words.text("form.changed.rule_added", ["rule": words.text(rule.sentence)])
            case .ruleRemoved(let rule): words.text("form.changed.rule_removed", ["rule": words.text(rule.sentence)])
            case .ruleChanged(let rule): words.text("form.changed.rule", ["rule": words.text(rule.sentence)])
            }
        }
    }
}
