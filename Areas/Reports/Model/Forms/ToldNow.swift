import Kernel
import Organisation
import Storage

/// Asks the sources of a form's cells for one report.
struct ToldNow {
    let desk: ReportDesk
    let obligation: Obligation
    let form: ReportForm

    func figures(in tx: Transaction) throws -> ToldFigures {
        var told = ToldFigures()
        try askWelfare(into: &told, in: tx)
        if form.cells.contains(where: \.isDrawnHere) {
            let drawing = try Drawing(desk: desk, obligation: obligation, form: form, in: tx)
            for cell in form.cells where cell.isDrawnHere {
                if cell.kind == .list {
                    told.lists[cell.name] = drawing.rows(of: cell)
                } else {
                    told.numbers[cell.name] = drawing.value(of: cell)
                }
            }
        }
        try askReports(into: &told, in: tx)
        try askPoints(into: &told, in: tx)
        return told
    }

    /// The cells that a source tells, with its name.
    private func asked(_ begins: (String) -> Bool) -> [(cell: FormCell, source: String)] {
        form.cells.compactMap { cell in
            if case .source(let name) = cell.filling, begins(name) { (cell, name) } else { nil }
        }
    }

    /// The period's figures of the subject, the whole tree for a partner.
    private var question: WelfareQuestion? {
        guard let root = desk.tree.root else { return nil }
        let isUnit = form.subject == .unit
        return WelfareQuestion(
            scope: isUnit ? obligation.subject : root.code, partner: isUnit ? nil : obligation.subject,
            period: obligation.period)
    }

    private func askWelfare(into told: inout ToldFigures, in tx: Transaction) throws {
        let asked = asked {
            !$0.hasPrefix(FormFigures.pointsPrefix) && $0 != DifficultySource.name && FormFigures.other($0) == nil
        }
        guard !asked.isEmpty, let question else { return }
        let figures = try desk.reports.figures(question, in: tx)
        let needsSupport = asked.contains { $0.source.hasPrefix(FormFigures.supportPrefix) }
        let support = needsSupport ? try desk.reports.support(question, in: tx) : .none
        let numbers = FormFigures.numbers(figures, support)
        for (cell, source) in asked {
            if cell.kind == .list {
                told.lists[cell.name] = FormFigures.rows(source, figures, support)
            } else {
                told.numbers[cell.name] = numbers[source]
            }
        }
    }

    /// What the same subject has handed in by another form for a period in which this one ends, such as its plan.
    private func askReports(into told: inout ToldFigures, in tx: Transaction) throws {
        var others: [String: FilledForm?] = [:]
        for (cell, source) in asked({ FormFigures.other($0) != nil }) {
            guard let (code, name) = FormFigures.other(source) else { continue }
            let other = try others[code] ?? other(code, in: tx)
            others[code] = .some(other)
            guard let filled = other else { continue }
            if cell.kind == .list {
                told.lists[cell.name] = filled.rows(name)
            } else {
                told.numbers[cell.name] = filled.number(name)
            }
        }
    }

    private func other(_ code: String, in tx: Transaction) throws -> FilledForm? {
        guard let last = form.cutOff(of: obligation.period), let other = desk.forms.last(where: { $0.code == code })
        else { return nil }
        let periods = other.periods.map { Period($0, containing: last) }.filter { other.days(of: $0).contains(last) }
        let owed = try ObligationQueries.obligations(
            form: code, periods: periods, subject: obligation.subject, in: tx)
        return try periods.lazy.compactMap { owed[$0] }.first(where: \.standing.counts).map { owed in
            FilledForm(try desk.form(of: owed), owed.content)
        }
    }

    /// What the ledger has of the points that the rows of a list name.
    private func askPoints(into told: inout ToldFigures, in tx: Transaction) throws {
        let asked = asked { $0.hasPrefix(FormFigures.pointsPrefix) }
        let compared = form.cells.filter { $0.isTyped && $0.columns.contains { $0.beside != nil } }
        guard !asked.isEmpty || !compared.isEmpty, let question else { return }
        let points = try desk.reports.pointFigures(question, in: tx)
        let filled = FilledForm(form, obligation.content, told: told)
        for (cell, source) in asked {
            told.numbers[cell.name] = ToldNow.named(by: cell, source, filled, points).reduce(0) { $0 + $1.value }
        }
        for cell in compared { told.rows[cell.name] = ToldNow.beside(cell, filled, points) }
    }

    /// What the ledger has beside the rows of a list.
    private static func beside(_ cell: FormCell, _ filled: FilledForm, _ points: [String: SalesTotals]) -> RowsBeside {
        var told: RowsBeside = [:]
        for column in cell.columns {
            guard let beside = column.beside else { continue }
            for code in Set(filled.rows(cell.name).compactMap { $0[beside.of] }) {
                told[code, default: [:]][column.name] = points[code].map { FormFigures.amount(beside.source, $0) } ?? 0
            }
        }
        return told
    }

    /// What the ledger has now of each point that a list names, by code.
    func points(
        of cell: FormCell, _ source: String, _ filled: FilledForm, in tx: Transaction
    ) throws -> [(code: String, value: Int64)] {
        guard let question else { return [] }
        return ToldNow.named(by: cell, source, filled, try desk.reports.pointFigures(question, in: tx))
    }

    private static func named(
        by cell: FormCell, _ source: String, _ filled: FilledForm, _ points: [String: SalesTotals]
    ) -> [(code: String, value: Int64)] {
        guard let parts = cell.of?.split(separator: ".").map(String.init), parts.count == 2 else { return [] }
        return Set(filled.rows(parts[0]).compactMap { $0[parts[1]] }).sorted().map { code in
            (code, points[code].map { FormFigures.amount(source, $0) } ?? 0)
        }
    }
}

extension FormCell {
    /// Drawn from the reports of shorter periods, in the form as its period asks it.
    var isDrawnHere: Bool {
        if case .drawn = filling { true } else { false }
    }
}
