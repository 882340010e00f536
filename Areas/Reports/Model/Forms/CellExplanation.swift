import Kernel
import Storage

/// What a cell of one report is made of; the terms add up to the value wherever values are added.
struct CellExplanation: Sendable {
    enum How: String, Sendable {
        case typed, source, points, formula, rate, sum, last, list
    }

    /// One part of the value.
    struct Term: Sendable {
        enum What: Sendable {
            /// A cell of the form, or a column of a list.
            case cell(String)
            case number
            /// The report of a shorter period.
            case period(Period, report: Int64?)
            /// A point of sale that a list names.
            case point(String)
        }

        let what: What
        let isSubtracted: Bool
        /// Nil where nothing is known, such as a report that was not handed in.
        let value: Int64?
    }

    let cell: FormCell
    let how: How
    let value: Int64?
    let terms: [Term]

    init(_ cell: FormCell, _ look: ReportLook, _ desk: ReportDesk, in tx: Transaction) throws {
        self.cell = cell
        let filled = look.filled
        value = filled.number(cell.name)
        switch cell.filling {
        case .typed where cell.kind == .rate:
            how = .rate
            terms = [cell.ratio?.numerator, cell.ratio?.denominator].compactMap { $0 }.map { name in
                Term(what: .cell(name), isSubtracted: false, value: filled.number(name))
            }
        case .typed: (how, terms) = (.typed, [])
        case .derived(let formula):
            how = .formula
            terms = formula.terms.map { term in
                switch term.operand {
                case .number(let number): Term(what: .number, isSubtracted: term.isSubtracted, value: number)
                case .cell(let name):
                    Term(what: .cell(name), isSubtracted: term.isSubtracted, value: filled.number(name))
                }
            }
        case .drawn:
            how = cell.kind == .list ? .list : cell.inTime == .last ? .last : .sum
            let drawing = try Drawing(desk: desk, obligation: look.obligation, form: look.form, in: tx)
            terms = drawing.parts.map { part in
                Term(
                    what: .period(part.period, report: part.number), isSubtracted: false,
                    value: part.filled?.number(cell.name))
            }
        case .source(let source):
            guard source.hasPrefix(FormFigures.pointsPrefix) else {
                (how, terms) = (.source, [])
                return
            }
            how = .points
            terms = try ToldNow(desk: desk, obligation: look.obligation, form: look.form)
                .points(of: cell, source, filled, in: tx)
                .map { Term(what: .point($0.code), isSubtracted: false, value: $0.value) }
        }
    }

    /// What the terms come to; nil where they are not added.
    var total: Int64? {
        guard [.formula, .points, .sum, .list].contains(how) else { return nil }
        return terms.reduce(nil) { sum, term in
            guard let value = term.value else { return sum }
            return (sum ?? 0) + (term.isSubtracted ? -value : value)
        }
    }

    /// Shorter periods without a report.
    var missing: [Period] {
        terms.compactMap { term in
            if case .period(let period, _) = term.what, term.value == nil { period } else { nil }
        }
    }
}
