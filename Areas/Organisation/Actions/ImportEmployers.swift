internal import Imports
internal import Kernel
internal import Storage

/// Takes the file `employers`: in which sector the employers of units stand.
struct ImportEmployers: ImportKind {
    let organisation: OrganisationFacade
    let name = "employers"
    let columns = EmployerColumns.all
    let rowsPerTransaction: Int? = nil

    func take(_ rows: [ImportRow], run: ImportRun, in tx: Transaction) throws -> [RowOutcome] {
        try tx.lock(.register)
        let tree = try organisation.tree.value(in: tx)
        var placing = DatedRows(try EmployerQueries.all(in: tx), ImportEmployers.faultColumns, run: run)
        let outcomes = zip(rows, drafts(of: rows, EmployerDraft.init)).map { row, read in
            do throws(RowFault) {
                let (fields, draft) = try read.get()
                return try placing.place(draft, key: draft.key, row: row.number, fields) { () throws(RowFault) in
                    try draft.employer(tree)
                }
            } catch {
                return RowOutcome.rejected(error)
            }
        }
        guard !placing.added.isEmpty || !placing.changed.isEmpty else { return outcomes }
        try EmployerQueries.insert(placing.added, in: tx)
        for employer in placing.changed { try EmployerQueries.update(employer, in: tx) }
        try tx.markChanged(OrganisationFacade.employerRegister)
        return outcomes
    }

    private static let faultColumns = DatedRows<Employer>.Columns(
        key: EmployerColumns.unitCode, from: EmployerColumns.validFrom,
        stated: [Stated(EmployerColumns.sector) { $0.sector }, Stated(EmployerColumns.validTo) { $0.days.to }])
}
