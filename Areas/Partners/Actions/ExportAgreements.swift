internal import Imports
internal import Kernel
internal import Organisation
internal import Storage

/// Hands out the file `agreements`.
struct ExportAgreements: ExportKind {
    let organisation: OrganisationFacade
    let partners: PartnersFacade
    let name = "agreements"
    let columns = AgreementColumns.all

    func forEachRow(in tx: Transaction, _ body: ([ExportCell]) throws -> Void) throws {
        let register = try partners.register.value(in: tx)
        let tree = try organisation.tree.value(in: tx)
        for agreement in register.agreements.sorted(by: { $0.number < $1.number }) {
            try body([
                .text(agreement.code), ExportCell(text: register.partner(agreement.partnerNumber)?.code),
                ExportCell(text: tree.unit(agreement.unitNumber)?.code), .plain(agreement.level.rawValue),
                ExportCell(agreement.signedOn), ExportCell(agreement.days.from), ExportCell(agreement.days.to),
                .plain(agreement.covers.rawValue),
            ])
        }
    }
}
