internal import Imports
internal import Kernel
internal import Storage

/// Hands out the file `units`.
struct ExportUnits: ExportKind {
    let organisation: OrganisationFacade
    let name = "units"
    let columns = UnitColumns.all

    func forEachRow(in tx: Transaction, _ body: ([ExportCell]) throws -> Void) throws {
        let tree = try organisation.tree.value(in: tx)
        for unit in tree.all.sorted(by: { $0.number < $1.number }) {
            try body([
                .text(unit.code), .text(unit.stated.name), .plain(unit.kind.rawValue),
                ExportCell(text: unit.parentNumber.flatMap { tree.unit($0)?.code }),
                ExportCell(unit.stated.days.from), ExportCell(unit.stated.days.to),
                ExportCell(text: unit.division?.code), ExportCell(unit.division?.vintage),
            ])
        }
    }
}
