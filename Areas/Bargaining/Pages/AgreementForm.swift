internal import Imports
internal import Kernel
internal import Organisation
internal import Web

/// What somebody filled in about an agreement, read by the rules of the file `agreements-register`.
struct AgreementForm: Sendable {
    let draft: AgreementDraft

    private static let dayColumns = [
        AgreementColumns.signedOn, AgreementColumns.validFrom, AgreementColumns.validTo, AgreementColumns.talksFrom,
        AgreementColumns.voidedOn, AgreementColumns.amendedOn, AgreementColumns.gradedOn,
    ]

    /// Throws the `RowFault` of the first field that cannot be taken.
    init(_ form: Form, code: String) throws(RowFault) {
        let cells = AgreementColumns.all.map { column in
            if column == AgreementColumns.code { return code }
            let text = form.text(column.name)
            return AgreementForm.dayColumns.contains(column) ? Day(typed: text)?.description ?? text : text
        }
        draft = try AgreementDraft(Fields(ImportRow(number: 1, cells: cells), of: AgreementColumns.all))
    }

    static let fieldsOfRefusals = ["agreement_code_taken": "code", "agreement_overlaps": "valid_from"]

    /// Why a field cannot be taken, beside it.
    static func trouble(_ fault: RowFault, _ messages: Messages) -> Trouble {
        let word = fault.code == .badValue ? fault.expects.rawValue : fault.code.rawValue
        let key = sentences.contains(word) ? word : "none"
        return Trouble(
            text: messages.text("agreement_fault.\(key)", ["value": fault.value, "allowed": fault.allowed]),
            field: fault.column)
    }

    private static let sentences: Set<String> = [
        "missing_value", "unknown_employer", "after_signing", "enterprise", "end_after_beginning", "day",
        "whole_number", "choice", "empty", "code",
    ]

    /// The fields as a stored agreement fills them.
    static func fields(_ stored: StoredAgreement, _ employers: EmployerRegister) -> Form {
        let agreement = stored.agreement
        let grade = stored.grades.last
        return Form([
            "employer_code": employers.employer(agreement.employer)?.code ?? "",
            "employer_party": agreement.employerParty ?? "", "worker_party": agreement.workerParty ?? "",
            "represented_by": agreement.representation.rawValue,
            "workers_covered": agreement.workersCovered.map { String($0) } ?? "",
            "signed_on": agreement.signedOn.description, "valid_from": agreement.days.from?.description ?? "",
            "valid_to": agreement.days.to?.description ?? "", "talks_from": agreement.talksFrom?.description ?? "",
            "voided_on": agreement.voidedOn?.description ?? "",
            "amended_on": agreement.amendment?.on.description ?? "", "amendment": agreement.amendment?.text ?? "",
            "graded_on": grade?.on.description ?? "", "grade": grade?.grade.rawValue ?? "",
            "ungraded_reason": grade?.reason?.rawValue ?? "", "evidence": grade?.evidence ?? "",
        ])
    }
}
