internal import Imports
internal import Kernel
internal import Organisation
internal import Partners
internal import Storage

/// Hands out the file `grants`.
struct ExportGrants: ExportKind {
    let care: CareFacade
    let name = "grants"
    let columns = GrantColumns.all

    func forEachRow(in tx: Transaction, _ body: ([ExportCell]) throws -> Void) throws {
        let tree = try care.organisation.tree.value(in: tx)
        let register = try care.partners.register.value(in: tx)
        for grant in try GrantQueries.all(in: tx) {
            try body([
                .text(grant.id), ExportCell(text: register.partner(grant.partner)?.code),
                ExportCell(text: tree.unit(grant.unit)?.code), .plain(grant.kind.rawValue), ExportCell(grant.day),
                ExportCell(text: grant.name), ExportCell(grant.persons),
                ExportCell(text: grant.places.isEmpty ? nil : grant.places.joined(separator: ";")),
                ExportCell(grant.amount.amount),
            ])
        }
    }
}
