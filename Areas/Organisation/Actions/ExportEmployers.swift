internal import Imports
internal import Kernel
internal import Storage

/// Hands out the file `employers`.
struct ExportEmployers: ExportKind {
    let organisation: OrganisationFacade
    let name = "employers"
    let columns = EmployerColumns.all

    func forEachRow(in tx: Transaction, _ body: ([ExportCell]) throws -> Void) throws {
        let tree = try organisation.tree.value(in: tx)
        for employer in try EmployerQueries.all(in: tx) {
            try body([
                ExportCell(text: tree.unit(employer.unit)?.code), .plain(employer.sector.rawValue),
                ExportCell(employer.days.from), ExportCell(employer.days.to),
            ])
        }
    }
}
