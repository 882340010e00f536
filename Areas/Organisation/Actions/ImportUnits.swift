internal import Imports
internal import Kernel
internal import Storage

/// Takes the file `units`: the whole file at once, since a parent may stand below its children.
struct ImportUnits: ImportKind {
    let organisation: OrganisationFacade
    let name = "units"
    let columns = UnitColumns.all
    let rowsPerTransaction: Int? = nil

    func take(_ rows: [ImportRow], run: ImportRun, in tx: Transaction) throws -> [RowOutcome] {
        try tx.lock(.register)
        let divisions = try organisation.divisions.value(in: tx)
        var placing = try UnitPlacing(organisation.tree.fresh(in: tx), updates: run.updates)
        var outcomes = [RowOutcome?](repeating: nil, count: rows.count)
        var drafts: [(index: Int, draft: UnitDraft)] = []
        for (index, row) in rows.enumerated() {
            do throws(RowFault) {
                let draft = try read(row, divisions)
                guard !run.seenKeys.isDuplicate(key: draft.code, values: draft) else {
                    throw RowFault(.duplicateKey, column: UnitColumns.code.name, value: draft.code)
                }
                drafts.append((index, draft))
            } catch {
                outcomes[index] = .rejected(error)
            }
        }
        for (index, outcome) in placing.place(drafts) { outcomes[index] = outcome }
        try write(placing, in: tx)
        return outcomes.map { $0 ?? .alreadyThere }
    }

    private func read(_ row: ImportRow, _ divisions: DivisionMap) throws(RowFault) -> UnitDraft {
        let draft = try UnitDraft(Fields(row, of: columns))
        if let key = draft.division, divisions.division(key) == nil {
            throw RowFault(
                .badValue, column: UnitColumns.divisionCode.name, value: key.code, expects: .knownDivision)
        }
        return draft
    }

    private func write(_ placing: UnitPlacing, in tx: Transaction) throws {
        guard !placing.added.isEmpty || !placing.changed.isEmpty else { return }
        if !placing.added.isEmpty {
            let numbers = Array(try tx.takeNumbers("union_unit", count: placing.added.count))
            let numberOf = Dictionary(uniqueKeysWithValues: zip(placing.added.map(\.code), numbers))
                .merging(placing.existing.mapValues(\.number)) { new, _ in new }
            try UnitQueries.insert(
                zip(placing.added, numbers).map { ($0, $1, $0.parentCode.flatMap { numberOf[$0] }) }, in: tx)
        }
        let all = Dictionary(
            uniqueKeysWithValues: try UnitQueries.all(in: tx).map { ($0.code, $0.number) })
        for draft in placing.changed {
            guard let number = all[draft.code] else { continue }
            try UnitQueries.update(number, to: draft, parent: draft.parentCode.flatMap { all[$0] }, in: tx)
        }
        try tx.markChanged(OrganisationFacade.register)
    }
}
