internal import Imports
internal import Kernel
internal import Organisation
internal import Storage

/// Hands out the file `counterparts`.
struct ExportCounterparts: ExportKind {
    let organisation: OrganisationFacade
    let partners: PartnersFacade
    let name = "counterparts"
    let columns = CounterpartColumns.all

    func forEachRow(in tx: Transaction, _ body: ([ExportCell]) throws -> Void) throws {
        let register = try partners.register.value(in: tx)
        let tree = try organisation.tree.value(in: tx)
        for link in try CounterpartQueries.all(in: tx) {
            try body([
                ExportCell(text: register.partner(link.partnerNumber)?.code),
                ExportCell(text: tree.unit(link.unitNumber)?.code), ExportCell(link.days.from),
                ExportCell(link.days.to),
            ])
        }
    }
}
