internal import Imports
internal import Kernel
internal import Web

/// What somebody filled in about an employer, read by the rules of the file `employers`.
struct EmployerForm: Sendable {
    static let version = "version"

    let draft: EmployerDraft

    /// Throws the `RowFault` of the first field that cannot be taken.
    init(_ form: Form, code: String) throws(RowFault) {
        let cells = EmployerColumns.all.map { column in
            switch column {
            case EmployerColumns.code: code
            case EmployerColumns.validFrom, EmployerColumns.validTo:
                Day(typed: form.text(column.name))?.description ?? form.text(column.name)
            default: form.text(column.name)
            }
        }
        draft = try EmployerDraft(Fields(ImportRow(number: 1, cells: cells), of: EmployerColumns.all))
    }

    /// Why a field cannot be taken, beside it.
    static func trouble(_ fault: RowFault, _ messages: Messages) -> Trouble {
        let key =
            fault.code == .badValue
            ? "employer_fault.\(fault.expects.rawValue)" : "employer_fault.\(fault.code.rawValue)"
        let known = EmployerForm.sentences.contains(key) ? key : "employer_fault.none"
        return Trouble(
            text: messages.text(known, ["value": fault.value, "allowed": fault.allowed]), field: fault.column)
    }

    private static let sentences: Set<String> = [
        "employer_fault.missing_value", "employer_fault.unknown_unit", "employer_fault.one_union",
        "employer_fault.grassroots_unit", "employer_fault.within_total", "employer_fault.end_after_beginning",
        "employer_fault.day", "employer_fault.whole_number", "employer_fault.open_unit", "employer_fault.choice",
        "employer_fault.empty", "employer_fault.code",
    ]

    /// The fields as a stored state fills them.
    static func fields(_ state: EmployerState, from day: Day, _ tree: UnitTree) -> Form {
        let unit = tree.unit(state.unit)?.code ?? ""
        return Form([
            "name": state.name, "kind": state.kind.rawValue, "ownership": state.ownership?.rawValue ?? "",
            "industry": state.industry ?? "", "headcount": state.headcount.map { String($0) } ?? "",
            "women": state.women.map { String($0) } ?? "", "unit_code": state.hasUnion ? unit : "",
            "upper_unit_code": state.hasUnion ? "" : unit, "valid_from": day.description,
            "valid_to": state.days.to?.description ?? "",
        ])
    }
}
