internal import Imports
internal import Storage

/// Takes the file `partners`: the whole file at once, since a branch may stand above its head partner.
struct ImportPartners: ImportKind {
    let partners: PartnersFacade
    let name = "partners"
    let columns = PartnerColumns.all
    let rowsPerTransaction: Int? = nil

    func take(_ rows: [ImportRow], run: ImportRun, in tx: Transaction) throws -> [RowOutcome] {
        try tx.lock(.register)
        let register = try partners.register.fresh(in: tx)
        var placing = PartnerPlacing(register, updates: run.updates)
        var outcomes = [RowOutcome](repeating: .alreadyThere, count: rows.count)
        var items: [PartnerPlacing.Item] = []
        for (index, row) in rows.enumerated() {
            do throws(RowFault) {
                let fields = try Fields(row, of: columns)
                items.append(PartnerPlacing.Item(index: index, fields: fields, draft: try PartnerDraft(fields)))
            } catch {
                outcomes[index] = .rejected(error)
            }
        }
        for (index, outcome) in placing.place(items) { outcomes[index] = outcome }
        try write(placing, register, in: tx)
        return outcomes
    }

    private func write(_ placing: PartnerPlacing, _ register: PartnerRegister, in tx: Transaction) throws {
        guard !placing.added.isEmpty || !placing.changed.isEmpty else { return }
        var numbers = Dictionary(uniqueKeysWithValues: register.partners.map { ($0.code, $0.number) })
        if !placing.added.isEmpty {
            let taken = try tx.takeNumbers("partner", count: placing.added.count)
            for (number, draft) in zip(taken, placing.added) { numbers[draft.code] = number }
        }
        let partner = { (draft: PartnerDraft) in
            Partner(
                number: numbers[draft.code] ?? 0, code: draft.code, name: draft.name, legalKind: draft.legalKind,
                parentNumber: draft.parentCode.flatMap { numbers[$0] })
        }
        try PartnerQueries.insert(placing.added.map(partner), in: tx)
        for draft in placing.changed { try PartnerQueries.update(partner(draft), in: tx) }
        try tx.markChanged(PartnersFacade.registerName)
    }
}
