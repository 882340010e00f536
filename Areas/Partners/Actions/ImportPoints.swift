internal import Imports
internal import Kernel
internal import Organisation
internal import Storage

/// Takes the file `points`.
struct ImportPoints: ImportKind {
    let partners: PartnersFacade
    let name = "points"
    let columns = PointColumns.all
    let rowsPerTransaction: Int? = nil
    let permission = PartnersFacade.sendOwn
    /// Rows of other partners are rejected one by one.
    let keepsToScope = true

    func take(_ rows: [ImportRow], run: ImportRun, in tx: Transaction) throws -> [RowOutcome] {
        try tx.lock(.register)
        let register = try partners.register.fresh(in: tx)
        let tree = try partners.organisation.tree.value(in: tx)
        let divisions = try partners.organisation.divisions.value(in: tx)
        let own = OwnPartners(of: run.actor, register)
        var sorting = RegisterSorting<PointDraft, PointOfSale>(
            PointColumns.code, PointOfSale.stated, updates: run.updates)
        let outcomes = rows.map { row in
            do throws(RowFault) {
                let fields = try Fields(row, of: columns)
                let draft = try PointDraft(fields)
                return try sorting.sort(draft, key: draft.code, fields) { () throws(RowFault) in
                    let stored = register.point(code: draft.code)
                    let point = try draft.point(number: stored?.number ?? 0, register, divisions, tree)
                    try own.check([point.partnerNumber], PointColumns.partnerCode, draft.partnerCode)
                    if let stored { try own.check([stored.partnerNumber], PointColumns.code, draft.code) }
                    return (point, stored)
                }
            } catch {
                return RowOutcome.rejected(error)
            }
        }
        try write(sorting, in: tx)
        return outcomes
    }

    private func write(_ sorting: RegisterSorting<PointDraft, PointOfSale>, in tx: Transaction) throws {
        guard !sorting.added.isEmpty || !sorting.changed.isEmpty else { return }
        if !sorting.added.isEmpty {
            let numbers = try tx.takeNumbers("point", count: sorting.added.count)
            try PointQueries.insert(zip(numbers, sorting.added), in: tx)
        }
        for point in sorting.changed { try PointQueries.update(point, in: tx) }
        try tx.markChanged(PartnersFacade.registerName)
    }
}

extension PointOfSale {
    fileprivate static let stated: [Stated<PointOfSale>] = [
        Stated(PointColumns.partnerCode) { $0.partnerNumber },
        Stated(PointColumns.name) { $0.name },
        Stated(PointColumns.address) { $0.address },
        Stated(PointColumns.divisionCode) { $0.division?.code },
        Stated(PointColumns.vintage) { $0.division?.vintage },
        Stated(PointColumns.latitude) { $0.latitude },
        Stated(PointColumns.longitude) { $0.longitude },
        Stated(PointColumns.openedOn) { $0.days.from },
        Stated(PointColumns.closedOn) { $0.days.to },
        Stated(PointColumns.hostUnitCode) { $0.hostUnitNumber },
    ]
}
