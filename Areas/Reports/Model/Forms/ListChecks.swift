import Kernel

extension FormReader {
    /// What lists, sources, comparisons and drawing need of a cell.
    static func checkList(_ cell: FormCell, of form: ReportForm) throws {
        guard (cell.kind == .list) == !cell.columns.isEmpty, cell.columns.count <= ListRows.mostColumns,
            Set(cell.columns.map(\.name)).count == cell.columns.count,
            cell.columns.allSatisfy({ FormFormula.isName($0.name) })
        else { throw Refusal("form_bad_list", ["name": cell.name]) }
        if case .derived = cell.filling, cell.kind == .list { throw Refusal("form_bad_list", ["name": cell.name]) }
        if case .source(let source) = cell.filling {
            let isKnown =
                cell.listsDifficulties
                || (cell.kind.isAmount || cell.kind == .list) && FormFigures.other(source) != nil
                || (cell.kind == .list ? FormFigures.lists.contains(source) : FormFigures.isNumber(source))
            guard isKnown else { throw Refusal("form_unknown_source", ["name": cell.name, "source": source]) }
        }
        try checkColumns(of: cell)
        if let of = cell.of, form.column(of)?.kind != .text {
            throw Refusal("form_unknown_cell", ["name": of, "where": cell.name])
        }
        if let beside = cell.beside {
            guard let other = form.cell(beside), [cell, other].allSatisfy(\.kind.isAmount) else {
                throw Refusal("form_unknown_cell", ["name": beside, "where": cell.name])
            }
        }
        if let draws = cell.draws {
            // One kind of shorter periods in a form, and one for which the form is owed.
            guard form.periods.contains(draws), form.cells.allSatisfy({ $0.draws == nil || $0.draws == draws }),
                cell.isDrawable, [.sum, .last].contains(cell.inTime)
            else { throw Refusal("form_bad_draws", ["name": cell.name]) }
        }
    }

    /// A column is held beside a figure of the points that another one names; the explanation is a text.
    private static func checkColumns(of cell: FormCell) throws {
        let isSound = cell.columns.allSatisfy { column in
            let named = column.beside.flatMap { beside in cell.columns.first { $0.name == beside.of } }
            let isCompared =
                column.beside.map { beside in
                    cell.filling == .typed && FormFigures.points.contains(beside.source) && named?.kind == .text
                        && column.kind != .text && (0...1_000).contains(beside.percent ?? 0)
                } ?? true
            return isCompared && (!column.isExplanation || column.kind == .text && !column.isRequired)
        }
        guard isSound, cell.columns.count(where: \.isExplanation) <= 1 else {
            throw Refusal("form_bad_comparison", ["name": cell.name])
        }
    }

    /// Each field of a declaration is told once and by partners; a history needs periods.
    static func checkDeclarations(_ form: ReportForm) throws {
        let fields = form.cells.filter { $0.declares != nil }
        let isSound =
            fields.isEmpty
            || form.subject == .partner && Set(fields.map(\.declares)).count == fields.count
                && fields.allSatisfy(\.kind.isAmount)
        guard isSound else { throw Refusal("form_bad_declaration", ["form": form.code]) }
        // A page of the longest lists that it shows must fit into what a browser may send.
        let typed = form.cells.filter { $0.kind == .list && $0.isTyped }
        guard typed.reduce(0, { $0 + $1.columns.count + 1 }) <= ListRows.mostTypedColumns else {
            throw Refusal("form_too_wide", ["form": form.code])
        }
        guard form.cells.count(where: { $0.kind == .attachment }) <= AttachedFile.mostCells else {
            throw Refusal("form_too_many_files", ["form": form.code, "limit": String(AttachedFile.mostCells)])
        }
        guard let history = form.history else { return }
        guard (1...36).contains(history.periods), (1...history.periods).contains(history.least),
            (1...1_000).contains(history.times), (0...1_000).contains(history.floorPercent)
        else { throw Refusal("form_bad_history", ["form": form.code]) }
    }
}

extension FormCell {
    /// Typed or derived, so that reports of shorter periods hold its values.
    fileprivate var isDrawable: Bool {
        guard kind.isAmount || kind == .list else { return false }
        switch filling {
        case .typed, .derived: return true
        case .source, .drawn: return false
        }
    }
}

extension FormCell.Kind {
    /// A whole number that stands for itself.
    var isAmount: Bool {
        switch self {
        case .count, .persons, .turns, .money: true
        case .rate, .text, .list, .attachment: false
        }
    }
}

extension ReportForm {
    /// The column that `list.column` names.
    func column(_ reference: String) -> ListColumn? {
        let parts = reference.split(separator: ".").map(String.init)
        guard parts.count == 2, let list = cell(parts[0]) else { return nil }
        return list.columns.first { $0.name == parts[1] }
    }
}

/// How long lists may be.
enum ListRows {
    static let mostColumns = 8
    /// Of all lists of a form into which people type, each counted with one more for removing its rows.
    static let mostTypedColumns = 12
    /// Of one list.
    static let most = 500
    /// Longer lists are filled in Excel.
    static let mostOnPage = 60
    /// Blank rows below those that are filled.
    static let blank = 3
}
