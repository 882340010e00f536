internal import Foundation
import Kernel

/// Reads a form from its file, and says everything that is wrong with it.
struct FormReader {
    /// The form that a file describes.
    ///
    /// Throws a `Refusal` with `form_unreadable`, `form_bad_name`, `form_duplicate`, `form_unknown_cell`,
    /// `form_bad_formula`, `form_circle`, `form_bad_ratio`, `form_adds_persons`, `form_bad_clocks`, `form_bad_list`,
    /// `form_bad_draws`, `form_unknown_source`, `form_bad_declaration`, `form_too_wide`, `form_bad_attachment`,
    /// `form_too_many_files`, `form_bad_comparison` or `form_bad_history`.
    static func form(_ content: some DataProtocol) throws -> ReportForm {
        let decoder = JSONDecoder()
        decoder.keyDecodingStrategy = .convertFromSnakeCase
        let wire: FormWire
        do {
            wire = try decoder.decode(FormWire.self, from: Data(content))
        } catch let error as DecodingError {
            throw Refusal("form_unreadable", ["where": FormReader.place(of: error)])
        } catch {
            throw Refusal("form_unreadable", ["where": ""])
        }
        let form = try wire.form()
        try check(form)
        return form
    }

    private static func place(of error: DecodingError) -> String {
        let context: DecodingError.Context
        var last: [any CodingKey] = []
        switch error {
        case .keyNotFound(let key, let found): (context, last) = (found, [key])
        case .typeMismatch(_, let found), .valueNotFound(_, let found), .dataCorrupted(let found): context = found
        @unknown default: return ""
        }
        return (context.codingPath + last).map { $0.intValue.map { String($0 + 1) } ?? $0.stringValue }
            .joined(separator: " › ")
    }

    private static func check(_ form: ReportForm) throws {
        guard form.version >= 1, !form.periods.isEmpty, FormFormula.isName(form.code) else {
            throw Refusal("form_bad_name", ["name": form.code])
        }
        guard form.clocks.opens <= form.clocks.due, form.clocks.due <= form.clocks.locks else {
            throw Refusal("form_bad_clocks", ["form": form.code])
        }
        var names: Set<String> = []
        for name in form.sections.map(\.code) + form.cells.map(\.name) {
            guard FormFormula.isName(name) else { throw Refusal("form_bad_name", ["name": name]) }
            guard names.insert(name).inserted else { throw Refusal("form_duplicate", ["name": name]) }
        }
        for cell in form.cells {
            try check(cell, of: form)
            try FormReader.checkList(cell, of: form)
        }
        try checkDeclarations(form)
        for rule in form.rules {
            try checkKnown(rule.left.cells + rule.right.cells + [rule.cell], in: form, at: rule.code)
        }
        try refuseCircles(in: form)
    }

    private static func check(_ cell: FormCell, of form: ReportForm) throws {
        if case .derived(let formula) = cell.filling { try checkKnown(formula.cells, in: form, at: cell.name) }
        if let ratio = cell.ratio {
            try checkKnown([ratio.numerator, ratio.denominator], in: form, at: cell.name)
            guard (0...6).contains(ratio.decimals) else { throw Refusal("form_bad_ratio", ["name": cell.name]) }
        }
        guard (cell.kind == .rate) == (cell.ratio != nil) else {
            throw Refusal("form_bad_ratio", ["name": cell.name])
        }
        guard cell.kind != .attachment || cell.filling == .typed && cell.draws == nil else {
            throw Refusal("form_bad_attachment", ["name": cell.name])
        }
        // Persons are sets: adding them would count one person twice (decision 3).
        guard cell.kind != .persons || cell.inTime != .sum else {
            throw Refusal("form_adds_persons", ["name": cell.name])
        }
    }

    private static func checkKnown(_ names: [String], in form: ReportForm, at place: String) throws {
        for name in names {
            guard isNumber(name, in: form) else {
                throw Refusal("form_unknown_cell", ["name": name, "where": place])
            }
        }
    }

    private static func isNumber(_ name: String, in form: ReportForm) -> Bool {
        if let cell = form.cell(name) { return cell.kind.isAmount || cell.kind == .list }
        // Persons of several rows are not added either.
        guard let column = form.column(name) else { return false }
        return column.kind != .text && column.kind != .persons
    }

    private static func refuseCircles(in form: ReportForm) throws {
        var state: [String: Bool] = [:]
        func walk(_ name: String) throws {
            if let isDone = state[name] {
                guard isDone else { throw Refusal("form_circle", ["name": name]) }
                return
            }
            state[name] = false
            if case .derived(let formula)? = form.cell(name)?.filling {
                for next in formula.cells { try walk(next) }
            }
            state[name] = true
        }
        for cell in form.cells { try walk(cell.name) }
    }
}
