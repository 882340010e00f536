import Documents
import Kernel
import Organisation

/// Reports put together, as files; the same figures as on the page.
struct ConsolidationFile {
    private let look: ConsolidationLook
    private let words: FormWords

    init(_ look: ConsolidationLook, _ words: FormWords) {
        self.look = look
        self.words = words
    }

    private var head: [(key: String, value: OrderedJSON)] {
        let counts = look.consolidation.completeness
        return [
            ("form", .text(look.form.code)), ("version", .count(look.form.version)),
            ("period", .text(look.period.description)), ("scope", .optional(look.scope?.code)),
            ("reports_owed", .count(counts.all - counts.excused)), ("reports_excused", .count(counts.excused)),
            ("reports_handed_in", .count(counts.handedIn)), ("reports_in_time", .count(counts.onTime)),
        ]
    }

    func json() -> [UInt8] {
        OrderedJSON.object(head + [("cells", .array(look.form.cells.map(cell)))]).bytes
    }

    private func cell(_ cell: FormCell) -> OrderedJSON {
        let ratio = look.consolidation.ratio(cell)
        var pairs: [(key: String, value: OrderedJSON)] = [
            ("name", .text(cell.name)), ("caption", .text(words.text(cell.caption))),
            ("kind", .text(cell.kind.rawValue)),
        ]
        if cell.kind == .rate {
            pairs += FormCellJSON.rate(ratio, cell, look.form, look.period, words)
        } else {
            pairs.append(("value", look.consolidation.number(cell.name).map { .integer($0) } ?? .null))
        }
        return .object(pairs)
    }

    /// The reports behind a cell and who is missing.
    func explanation(of cell: FormCell) -> [UInt8] {
        let consolidation = look.consolidation
        func part(_ part: Consolidation.Part) -> OrderedJSON {
            var pairs: [(key: String, value: OrderedJSON)] = [
                ("subject", .text(part.subject)), ("name", .text(look.names[part.subject] ?? part.subject)),
                ("report", .integer(part.report)), ("state", .text(part.state.rawValue)),
            ]
            if let names = cell.ratio {
                pairs.append(("numerator", part.numbers[names.numerator].map { .integer($0) } ?? .null))
                pairs.append(("denominator", part.numbers[names.denominator].map { .integer($0) } ?? .null))
            } else if cell.kind == .text {
                pairs.append(("value", .optional(look.texts[part.report]?[cell.name])))
            } else {
                pairs.append(("value", part.numbers[cell.name].map { .integer($0) } ?? .null))
            }
            return .object(pairs)
        }
        return OrderedJSON.object(
            head + [
                ("cell", self.cell(cell)),
                ("added", .text(cell.kind == .rate ? "rate" : cell.inTree.rawValue)),
                ("reports", .array(consolidation.counted.map(part))),
                ("missing", .array(consolidation.missing.map(part))),
            ]
        ).bytes
    }

    /// `section,cell,caption,kind,value,numerator,denominator`.
    func csv() -> [UInt8] {
        var writer = CSVWriter(options: .download)
        writer.record(["section", "cell", "caption", "kind", "value", "numerator", "denominator"])
        for section in look.form.sections {
            for cell in section.cells {
                let ratio = look.consolidation.ratio(cell)
                let value =
                    cell.kind == .rate
                    ? ratio.map { words.rate($0, cell) } ?? ""
                    : look.consolidation.number(cell.name).map { String($0) } ?? ""
                for text in [
                    section.code, cell.name, words.text(cell.caption), cell.kind.rawValue, value,
                    ratio.map { String($0.numerator) } ?? "", ratio.map { String($0.denominator) } ?? "",
                ] { writer.text(text) }
                writer.endRecord()
            }
        }
        return writer.takeBytes()
    }
}
