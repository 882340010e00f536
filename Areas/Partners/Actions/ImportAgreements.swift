internal import Imports
internal import Kernel
internal import Organisation
internal import Storage

/// Takes the file `agreements`.
struct ImportAgreements: ImportKind {
    let partners: PartnersFacade
    let name = "agreements"
    let columns = AgreementColumns.all
    let rowsPerTransaction: Int? = nil

    func take(_ rows: [ImportRow], run: ImportRun, in tx: Transaction) throws -> [RowOutcome] {
        try tx.lock(.register)
        let register = try partners.register.fresh(in: tx)
        let tree = try partners.organisation.tree.value(in: tx)
        var sorting = RegisterSorting<AgreementDraft, Agreement>(
            AgreementColumns.code, Agreement.stated, updates: run.updates)
        let outcomes = rows.map { row in
            do throws(RowFault) {
                let fields = try Fields(row, of: columns)
                let draft = try AgreementDraft(fields)
                return try sorting.sort(draft, key: draft.code, fields) { () throws(RowFault) in
                    let stored = register.agreement(code: draft.code)
                    return (try draft.agreement(number: stored?.number ?? 0, register, tree), stored)
                }
            } catch {
                return RowOutcome.rejected(error)
            }
        }
        try write(sorting, in: tx)
        return outcomes
    }

    private func write(_ sorting: RegisterSorting<AgreementDraft, Agreement>, in tx: Transaction) throws {
        guard !sorting.added.isEmpty || !sorting.changed.isEmpty else { return }
        if !sorting.added.isEmpty {
            let numbers = try tx.takeNumbers("agreement", count: sorting.added.count)
            try AgreementQueries.insert(zip(numbers, sorting.added), in: tx)
        }
        for agreement in sorting.changed { try AgreementQueries.update(agreement, in: tx) }
        try tx.markChanged(PartnersFacade.registerName)
    }
}

extension Agreement {
    fileprivate static let stated: [Stated<Agreement>] = [
        Stated(AgreementColumns.partnerCode) { $0.partnerNumber },
        Stated(AgreementColumns.unitCode) { $0.unitNumber },
        Stated(AgreementColumns.level) { $0.level },
        Stated(AgreementColumns.signedOn) { $0.signedOn },
        Stated(AgreementColumns.validFrom) { $0.days.from },
        Stated(AgreementColumns.validTo) { $0.days.to },
        Stated(AgreementColumns.covers) { $0.covers },
    ]
}
