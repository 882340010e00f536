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
        var placing = UnitPlacing(try organisation.tree.fresh(in: tx), divisions, updates: run.updates)
        var outcomes = [RowOutcome](repeating: .alreadyThere, count: rows.count)
        let unfounded = try UnitQueries.unfounded(in: tx)
        var items: [UnitPlacing.Item] = []
        for (index, row) in rows.enumerated() {
            do throws(RowFault) {
                let fields = try Fields(row, of: columns)
                let draft = try UnitDraft(fields)
                guard unfounded[draft.code] == nil else {
                    throw RowFault(.conflict, column: UnitColumns.code.name, value: draft.code)
                }
                items.append(UnitPlacing.Item(index: index, fields: fields, draft: draft))
            } catch {
                outcomes[index] = .rejected(error)
            }
        }
        placing.place(items)
        for (index, outcome) in placing.outcomes { outcomes[index] = outcome }
        try write(placing, in: tx)
        return outcomes
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
