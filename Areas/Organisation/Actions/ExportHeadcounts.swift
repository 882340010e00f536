internal import Imports
internal import Storage

/// Hands out the file `headcounts`.
struct ExportHeadcounts: ExportKind {
    let organisation: OrganisationFacade
    let name = "headcounts"
    let columns = HeadcountColumns.all

    func forEachRow(in tx: Transaction, _ body: ([ExportCell]) throws -> Void) throws {
        let tree = try organisation.tree.value(in: tx)
        for count in try HeadcountQueries.all(in: tx) {
            try body([
                ExportCell(text: tree.unit(count.unit)?.code), ExportCell(count.day), ExportCell(count.members),
                ExportCell(count.femaleMembers), ExportCell(count.nonMembers), ExportCell(count.femaleNonMembers),
            ])
        }
    }
}
