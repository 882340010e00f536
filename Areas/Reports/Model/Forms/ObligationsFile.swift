import Documents
import Kernel
import Organisation

/// The list of owed reports as a file.
struct ObligationsFile {
    private let look: ObligationsLook
    private let words: FormWords

    init(_ look: ObligationsLook, _ words: FormWords) {
        self.look = look
        self.words = words
    }

    /// `form,version,period,subject,name,state,opens_on,due_on,locks_on,submitted_on`.
    func csv(hasHeader: Bool = true) -> [UInt8] {
        var writer = CSVWriter(options: hasHeader ? .download : CSVWriter.Options(flattensLineBreaks: true))
        if hasHeader {
            writer.record([
                "form", "version", "period", "subject", "name", "state", "opens_on", "due_on", "locks_on",
                "submitted_on",
            ])
        }
        for line in look.lines {
            let obligation = line.obligation
            for cell in [
                obligation.form, String(obligation.formVersion), obligation.period.description, obligation.subject,
                line.name, line.state.rawValue, obligation.opensOn.description, obligation.dueOn.description,
                obligation.locksOn.description, obligation.submittedAt?.businessDay.description ?? "",
            ] { writer.text(cell) }
            writer.endRecord()
        }
        return writer.takeBytes()
    }

    func json() -> [UInt8] {
        let counts = look.completeness
        func ratio(_ ratio: Ratio) -> OrderedJSON {
            .object([("numerator", .integer(ratio.numerator)), ("denominator", .integer(ratio.denominator))])
        }
        return OrderedJSON.object([
            ("form", .text(look.form.code)), ("version", .count(look.form.version)),
            ("period", .text(look.period.description)), ("scope", .optional(look.scope?.code)),
            ("completeness", ratio(counts.required)), ("coverage", ratio(counts.relevant)),
            ("timeliness", ratio(counts.timeliness)), ("late", .count(counts.late)),
            ("excused", .count(counts.excused)),
            (
                "obligations",
                .array(
                    look.lines.map { line in
                        let obligation = line.obligation
                        return .object([
                            ("number", .integer(obligation.number)), ("subject", .text(obligation.subject)),
                            ("name", .text(line.name)), ("state", .text(line.state.rawValue)),
                            ("opens_on", .text(obligation.opensOn.description)),
                            ("due_on", .text(obligation.dueOn.description)),
                            ("locks_on", .text(obligation.locksOn.description)),
                            ("submitted_on", .optional(obligation.submittedAt?.businessDay.description)),
                        ])
                    })
            ),
        ]).bytes
    }
}

/// The kinds of file of a list of obligations.
package enum ObligationsFormat: String, Sendable, CaseIterable {
    case csv, json
}
