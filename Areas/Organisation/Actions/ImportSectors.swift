internal import Imports
internal import Kernel
internal import Storage

/// Takes the file `sectors`: in which sector the employers of units stand.
struct ImportSectors: ImportKind {
    let organisation: OrganisationFacade
    let name = "sectors"
    let columns = SectorColumns.all
    let rowsPerTransaction: Int? = nil

    func take(_ rows: [ImportRow], run: ImportRun, in tx: Transaction) throws -> [RowOutcome] {
        try tx.lock(.register)
        let tree = try organisation.tree.value(in: tx)
        var placing = DatedRows(try SectorQueries.all(in: tx), ImportSectors.faultColumns, run: run)
        let outcomes = zip(rows, drafts(of: rows, SectorDraft.init)).map { row, read in
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
        try SectorQueries.insert(placing.added, in: tx)
        for employer in placing.changed { try SectorQueries.update(employer, in: tx) }
        try tx.markChanged(OrganisationFacade.sectorRegister)
        return outcomes
    }

    private static let faultColumns = DatedRows<UnitSector>.Columns(
        key: SectorColumns.unitCode, from: SectorColumns.validFrom,
        stated: [Stated(SectorColumns.sector) { $0.sector }, Stated(SectorColumns.validTo) { $0.days.to }])
}
