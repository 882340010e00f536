internal import Imports
internal import Kernel
internal import Storage

/// Hands out the file `sectors`.
struct ExportSectors: ExportKind {
    let organisation: OrganisationFacade
    let name = "sectors"
    let columns = SectorColumns.all

    func forEachRow(in tx: Transaction, _ body: ([ExportCell]) throws -> Void) throws {
        let tree = try organisation.tree.value(in: tx)
        for employer in try SectorQueries.all(in: tx) {
            try body([
                ExportCell(text: tree.unit(employer.unit)?.code), .plain(employer.sector.rawValue),
                ExportCell(employer.days.from), ExportCell(employer.days.to),
            ])
        }
    }
}
