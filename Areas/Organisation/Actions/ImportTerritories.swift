internal import Imports
internal import Kernel
internal import Storage

/// Takes the file `territories`.
struct ImportTerritories: ImportKind {
    let organisation: OrganisationFacade
    let name = "territories"
    let columns = TerritoryColumns.all
    let rowsPerTransaction: Int? = nil

    func take(_ rows: [ImportRow], run: ImportRun, in tx: Transaction) throws -> [RowOutcome] {
        try tx.lock(.register)
        let tree = try organisation.tree.value(in: tx)
        let divisions = try organisation.divisions.value(in: tx)
        var placing = DatedRows(try TerritoryQueries.all(in: tx), ImportTerritories.faultColumns, run: run)
        let outcomes = zip(rows, drafts(of: rows, TerritoryDraft.init)).map { row, read in
            do throws(RowFault) {
                let (fields, draft) = try read.get()
                return try placing.place(draft, key: draft.key, row: row.number, fields) { () throws(RowFault) in
                    try draft.territory(tree, divisions)
                }
            } catch {
                return RowOutcome.rejected(error)
            }
        }
        guard !placing.added.isEmpty || !placing.changed.isEmpty else { return outcomes }
        try TerritoryQueries.insert(placing.added, in: tx)
        for territory in placing.changed { try TerritoryQueries.update(territory, in: tx) }
        try tx.markChanged(OrganisationFacade.territoryRegister)
        return outcomes
    }

    private static let faultColumns = DatedRows<Territory>.Columns(
        key: TerritoryColumns.unitCode, from: TerritoryColumns.validFrom,
        stated: [Stated(TerritoryColumns.validTo) { $0.days.to }])
}
