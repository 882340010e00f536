internal import Imports
internal import Kernel
internal import Organisation
internal import Storage

/// Takes the file `counterparts`: which union unit and which partner or branch work together, and since when.
struct ImportCounterparts: ImportKind {
    let partners: PartnersFacade
    let name = "counterparts"
    let columns = CounterpartColumns.all
    let rowsPerTransaction: Int? = nil

    func take(_ rows: [ImportRow], run: ImportRun, in tx: Transaction) throws -> [RowOutcome] {
        try tx.lock(.register)
        let register = try partners.register.fresh(in: tx)
        let tree = try partners.organisation.tree.value(in: tx)
        let stored = Dictionary(
            try CounterpartQueries.all(in: tx).map { ($0.key, $0) }, uniquingKeysWith: { first, _ in first })
        var sorting = RegisterSorting<CounterpartDraft, Counterpart>(
            CounterpartColumns.partnerCode, Counterpart.stated, updates: run.updates)
        let outcomes = rows.map { row in
            do throws(RowFault) {
                let fields = try Fields(row, of: columns)
                let draft = try CounterpartDraft(fields)
                return try sorting.sort(draft, key: draft.key, fields) { () throws(RowFault) in
                    let link = try draft.counterpart(register, tree)
                    return (link, stored[link.key])
                }
            } catch {
                return RowOutcome.rejected(error)
            }
        }
        if !sorting.added.isEmpty { try CounterpartQueries.insert(sorting.added, in: tx) }
        for link in sorting.changed { try CounterpartQueries.update(link, in: tx) }
        return outcomes
    }
}

extension Counterpart {
    fileprivate var key: [Int64] { [partnerNumber, unitNumber, Int64(days.from?.number ?? 0)] }

    fileprivate static let stated: [Stated<Counterpart>] = [Stated(CounterpartColumns.validTo) { $0.days }]
}
