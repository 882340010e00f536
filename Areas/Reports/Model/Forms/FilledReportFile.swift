import Documents
import Kernel

/// One report as a file: the values of the form with what rates are made of.
struct FilledReportFile {
    private let look: ReportLook
    private let words: FormWords

    init(_ look: ReportLook, _ words: FormWords) {
        self.look = look
        self.words = words
    }

    func json() -> [UInt8] {
        let obligation = look.obligation
        return OrderedJSON.object([
            ("form", .text(look.form.code)), ("version", .count(look.form.version)),
            ("period", .text(obligation.period.description)), ("subject", .text(obligation.subject)),
            ("name", .text(look.subjectName)), ("state", .text(look.state.rawValue)),
            ("report_version", .integer(obligation.version)),
            ("submitted_on", .optional(obligation.submittedAt?.businessDay.description)),
            ("cells", .array(look.form.cells.map { FormCellJSON.cell($0, look.filled, words, obligation.period) })),
        ]).bytes
    }

    /// `section,cell,caption,kind,value,numerator,denominator,explanation`.
    func csv() -> [UInt8] {
        var writer = CSVWriter(options: .download)
        writer.record(["section", "cell", "caption", "kind", "value", "numerator", "denominator", "explanation"])
        for section in look.form.sections {
            for cell in section.cells {
                let ratio = look.filled.ratio(cell)
                writer.text(section.code)
                writer.text(cell.name)
                writer.text(words.text(cell.caption))
                writer.text(cell.kind.rawValue)
                writer.text(FormCellJSON.plain(cell, look.filled, words))
                writer.text(ratio.map { String($0.numerator) } ?? "")
                writer.text(ratio.map { String($0.denominator) } ?? "")
                writer.text(look.filled.content.notes[cell.name] ?? "")
                writer.endRecord()
                for (row, name, column, text) in FormCellJSON.entries(cell, look.filled) {
                    for text in [
                        section.code, "\(cell.name)[\(row + 1)].\(name)", words.text(column.caption),
                        column.kind.rawValue, text, "", "", "",
                    ] { writer.text(text) }
                    writer.endRecord()
                }
            }
        }
        return writer.takeBytes()
    }
}

/// A cell of a report as files tell it.
enum FormCellJSON {
    static func cell(
        _ cell: FormCell, _ filled: FilledForm, _ words: FormWords, _ period: Period
    ) -> OrderedJSON {
        var pairs: [(key: String, value: OrderedJSON)] = [
            ("name", .text(cell.name)), ("caption", .text(words.text(cell.caption))),
            ("kind", .text(cell.kind.rawValue)),
        ]
        switch cell.kind {
        case .text: pairs.append(("value", .optional(filled.text(cell.name))))
        case .list: pairs.append(("value", .array(filled.rows(cell.name).map { row($0, cell, filled) })))
        case .attachment: pairs.append(("value", .optional(filled.file(cell.name)?.name)))
        case .rate: pairs += rate(filled.ratio(cell), cell, filled.form, period, words)
        default: pairs.append(("value", filled.number(cell.name).map { .integer($0) } ?? .null))
        }
        pairs.append(("explanation", .optional(filled.content.notes[cell.name])))
        return .object(pairs)
    }

    /// A row with every column, whole numbers as numbers.
    private static func row(_ row: ListRow, _ cell: FormCell, _ filled: FilledForm) -> OrderedJSON {
        let columns = cell.columns.map { column -> (key: String, value: OrderedJSON) in
            guard let text = row[column.name] else { return (column.name, .null) }
            return (column.name, column.kind == .text ? .text(text) : Int64(text).map { .integer($0) } ?? .null)
        }
        let observed = filled.variances(cell, row).map { column, variance in
            ("observed_\(column.name)", OrderedJSON.integer(variance.observed))
        }
        return .object(columns + observed)
    }

    /// What stands in a list, column by column of row by row, and what was observed beside it.
    static func entries(
        _ cell: FormCell, _ filled: FilledForm
    ) -> [(row: Int, name: String, column: ListColumn, text: String)] {
        guard cell.kind == .list else { return [] }
        return filled.rows(cell.name).enumerated().flatMap { index, row in
            cell.columns.map { (index, $0.name, $0, row[$0.name] ?? "") }
                + filled.variances(cell, row).map { column, variance in
                    (index, "observed_\(column.name)", column, String(variance.observed))
                }
        }
    }

    static func rate(
        _ ratio: Ratio?, _ cell: FormCell, _ form: ReportForm, _ period: Period, _ words: FormWords
    ) -> [(key: String, value: OrderedJSON)] {
        [
            ("value", ratio == nil ? .null : .text(words.rate(ratio, cell))),
            ("numerator", ratio.map { .integer($0.numerator) } ?? .null),
            ("denominator", ratio.map { .integer($0.denominator) } ?? .null),
            ("population", .optional(cell.ratio?.population.map { words.text($0) })),
            ("cut_off", .optional(form.cutOff(of: period)?.description)),
        ]
    }

    static func plain(_ cell: FormCell, _ filled: FilledForm, _ words: FormWords) -> String {
        switch cell.kind {
        case .text: filled.text(cell.name) ?? ""
        case .attachment: filled.file(cell.name)?.name ?? ""
        case .rate: filled.ratio(cell).map { words.rate($0, cell) } ?? ""
        default: filled.number(cell.name).map { String($0) } ?? ""
        }
    }
}
