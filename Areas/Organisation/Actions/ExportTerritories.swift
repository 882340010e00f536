internal import Imports
internal import Kernel
internal import Storage

/// Hands out the file `territories`.
struct ExportTerritories: ExportKind {
    let organisation: OrganisationFacade
    let name = "territories"
    let columns = TerritoryColumns.all

    func forEachRow(in tx: Transaction, _ body: ([ExportCell]) throws -> Void) throws {
        let tree = try organisation.tree.value(in: tx)
        for territory in try TerritoryQueries.all(in: tx) {
            try body([
                ExportCell(text: tree.unit(territory.unit)?.code), .text(territory.division.code),
                .plain(territory.division.vintage), ExportCell(territory.days.from), ExportCell(territory.days.to),
            ])
        }
    }
}
