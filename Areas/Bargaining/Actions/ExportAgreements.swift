internal import Imports
internal import Kernel
internal import Organisation
internal import Storage

/// Hands out the file `agreements-register`: a row for each grade, one for an agreement without any.
struct ExportAgreements: ExportKind {
    let bargaining: BargainingFacade
    let name = "agreements-register"
    let columns = AgreementColumns.all

    func forEachRow(in tx: Transaction, _ body: ([ExportCell]) throws -> Void) throws {
        let employers = try bargaining.organisation.employers.value(in: tx)
        for stored in try bargaining.agreements.value(in: tx).all {
            let agreement = stored.agreement
            let head: [ExportCell] = [
                .text(agreement.code), ExportCell(text: employers.employer(agreement.employer)?.code),
                ExportCell(text: agreement.employerParty), ExportCell(text: agreement.workerParty),
                .plain(agreement.representation.rawValue), ExportCell(agreement.workersCovered),
                ExportCell(agreement.signedOn), ExportCell(agreement.days.from), ExportCell(agreement.days.to),
                ExportCell(agreement.talksFrom), ExportCell(agreement.voidedOn), ExportCell(agreement.amendment?.on),
                ExportCell(text: agreement.amendment?.text),
            ]
            for grade in stored.grades {
                try body(
                    head + [
                        ExportCell(grade.on), .plain(grade.grade.rawValue), ExportCell(grade.reason?.rawValue),
                        ExportCell(text: grade.evidence),
                    ])
            }
            if stored.grades.isEmpty { try body(head + [.empty, .empty, .empty, .empty]) }
        }
    }
}
