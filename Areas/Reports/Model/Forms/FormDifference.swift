import Kernel

/// What a version of a form changes against the one before.
struct FormDifference: Sendable {
    enum What: Sendable {
        case title, periods, clocks, year, history
        case cellAdded(FormCell)
        case cellRemoved(FormCell)
        case cellChanged(FormCell, from: FormCell, parts: [Part])
        case ruleAdded(FormRule)
        case ruleRemoved(FormRule)
        case ruleChanged(FormRule)
        case order
    }

    /// A part of a cell that is different.
    enum Part: String, Sendable, CaseIterable {
        case caption, kind, filling, behaviour, required, columns, comparison
    }

    let lines: [What]

    init(_ new: ReportForm, from old: ReportForm) {
        var lines: [What] = []
        if new.title != old.title { lines.append(.title) }
        if new.periods != old.periods { lines.append(.periods) }
        if new.clocks != old.clocks { lines.append(.clocks) }
        if new.year != old.year { lines.append(.year) }
        if new.history != old.history { lines.append(.history) }
        for cell in new.cells {
            guard let before = old.cell(cell.name) else {
                lines.append(.cellAdded(cell))
                continue
            }
            let parts = FormDifference.parts(cell, before)
            if !parts.isEmpty { lines.append(.cellChanged(cell, from: before, parts: parts)) }
        }
        lines += old.cells.filter { new.cell($0.name) == nil }.map { .cellRemoved($0) }
        for rule in new.rules {
            guard let before = old.rules.first(where: { $0.code == rule.code }) else {
                lines.append(.ruleAdded(rule))
                continue
            }
            if before != rule { lines.append(.ruleChanged(rule)) }
        }
        lines += old.rules.filter { rule in !new.rules.contains { $0.code == rule.code } }.map { .ruleRemoved($0) }
        if lines.isEmpty, new.sections != old.sections { lines.append(.order) }
        self.lines = lines
    }

    private static func parts(_ new: FormCell, _ old: FormCell) -> [Part] {
        Part.allCases.filter { part in
            switch part {
            case .caption: new.caption != old.caption
            case .kind: new.kind != old.kind
            case .filling:
                new.filling != old.filling || new.ratio != old.ratio || new.of != old.of || new.draws != old.draws
            case .behaviour: new.inTime != old.inTime || new.inTree != old.inTree
            case .required: new.isRequired != old.isRequired
            case .columns: new.columns != old.columns
            case .comparison: new.beside != old.beside || new.declares != old.declares
            }
        }
    }
}
