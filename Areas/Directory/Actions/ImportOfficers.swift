internal import Imports
internal import Kernel
internal import Organisation
internal import Storage

/// Takes the file `officers`.
struct ImportOfficers: ImportKind {
    let directory: DirectoryFacade
    let name = "officers"
    let columns = OfficerColumns.all
    let rowsPerTransaction: Int? = 2_000

    func take(_ rows: [ImportRow], run: ImportRun, in tx: Transaction) throws -> [RowOutcome] {
        try tx.lock(.register)
        let tree = try directory.organisation.tree.value(in: tx)
        let drafts = drafts(of: rows, OfficerDraft.init)
        let units = Set(drafts.compactMap { try? tree.unit(code: $0.get().draft.unitCode)?.number })
        let stored = try OfficerQueries.officers(of: units, in: tx)
        var placing = DatedRows(stored.map(\.officer), ImportOfficers.faultColumns, run: run)
        var chairs = ChairBook(stored.map(\.officer))
        let outcomes = zip(rows, drafts).map { row, read in
            do throws(RowFault) {
                let (fields, draft) = try read.get()
                var placed: Officer?
                let outcome = try placing.place(draft, key: draft.key, row: row.number, fields) { () throws(RowFault) in
                    let officer = try draft.officer(tree)
                    guard chairs.other(than: officer) == nil else {
                        throw RowFault(
                            .badValue, column: OfficerColumns.termFrom.name,
                            value: fields.raw(OfficerColumns.termFrom), expects: .oneChair)
                    }
                    placed = officer
                    return officer
                }
                if let placed { chairs.note(placed) }
                return outcome
            } catch {
                return RowOutcome.rejected(error)
            }
        }
        try write(placing, over: stored, in: tx)
        return outcomes
    }

    private func write(_ placing: DatedRows<Officer>, over stored: [StoredOfficer], in tx: Transaction) throws {
        try OfficerQueries.insert(placing.added, in: tx)
        for officer in placing.changed {
            let old = stored.first { row in
                row.officer.owner == officer.owner && row.officer.days.from == officer.days.from
            }
            if let old { _ = try OfficerQueries.update(old, to: officer, in: tx) }
        }
    }

    private static let faultColumns = DatedRows<Officer>.Columns(
        key: OfficerColumns.fullName, from: OfficerColumns.termFrom,
        stated: [
            Stated(OfficerColumns.birthDate) { $0.person.birthDate },
            Stated(OfficerColumns.sex) { $0.person.sex },
            Stated(OfficerColumns.termTo) { $0.days.to }, Stated(OfficerColumns.trainedOn) { $0.trainedOn },
        ])
}
