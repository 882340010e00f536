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
        let tree = try organisation.tree.fresh(in: tx)
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
        let judge = run.updates ? UnitUpdateJudge(tree.all.map(StatedUnit.init), try ChangeQueries.all(in: tx)) : nil
        var placing = UnitPlacing(tree, divisions, updates: run.updates)
        placing.place(items)
        // A row that contradicts a stored change falls, and the others are placed without it.
        while let fallen = judge.map({ placing.contradictions($0) }), !fallen.isEmpty {
            for (index, fault) in fallen { outcomes[index] = .rejected(fault) }
            items.removeAll { fallen[$0.index] != nil }
            placing = UnitPlacing(tree, divisions, updates: run.updates)
            placing.place(items)
        }
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
