internal import Imports
internal import Storage

/// Takes the file `headcounts`.
struct ImportHeadcounts: ImportKind {
    let organisation: OrganisationFacade
    let name = "headcounts"
    let columns = HeadcountColumns.all
    let rowsPerTransaction: Int? = 2_000

    func take(_ rows: [ImportRow], run: ImportRun, in tx: Transaction) throws -> [RowOutcome] {
        try tx.lock(.register)
        let tree = try organisation.tree.value(in: tx)
        let drafts = drafts(of: rows, HeadcountDraft.init)
        let units = Set(drafts.compactMap { try? tree.unit(code: $0.get().draft.unitCode)?.number })
        var placing = DatedRows(
            try HeadcountQueries.counts(of: units, in: tx), ImportHeadcounts.faultColumns, run: run)
        let outcomes = zip(rows, drafts).map { row, read in
            do throws(RowFault) {
                let (fields, draft) = try read.get()
                return try placing.place(draft, key: draft.key, row: row.number, fields) { () throws(RowFault) in
                    try draft.headcount(tree, today: tx.today)
                }
            } catch {
                return RowOutcome.rejected(error)
            }
        }
        guard !placing.added.isEmpty || !placing.changed.isEmpty else { return outcomes }
        try HeadcountQueries.insert(placing.added, in: tx)
        for count in placing.changed { try HeadcountQueries.update(count, in: tx) }
        try tx.markChanged(OrganisationFacade.headcountRegister)
        return outcomes
    }

    private static let faultColumns = DatedRows<Headcount>.Columns(
        key: HeadcountColumns.unitCode, from: HeadcountColumns.countedOn,
        stated: [
            Stated(HeadcountColumns.members) { $0.members },
            Stated(HeadcountColumns.femaleMembers) { $0.femaleMembers },
            Stated(HeadcountColumns.nonMembers) { $0.nonMembers },
            Stated(HeadcountColumns.femaleNonMembers) { $0.femaleNonMembers },
        ])
}
