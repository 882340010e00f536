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
        for employer in try organisation.employers.value(in: tx).all {
            for state in employer.states {
                let unit = ExportCell(text: tree.unit(state.unit)?.code)
                try body([
                    .text(state.code), .text(state.name), .plain(state.kind.rawValue),
                    ExportCell(state.ownership?.rawValue), ExportCell(text: state.industry),
                    ExportCell(state.headcount), ExportCell(state.women), state.hasUnion ? unit : .empty,
                    state.hasUnion ? .empty : unit, ExportCell(state.days.from), ExportCell(state.days.to),
                ])
            }
        }
    }
}
