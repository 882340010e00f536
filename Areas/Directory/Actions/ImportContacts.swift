internal import Imports
internal import Kernel
internal import Organisation
internal import Partners
internal import Storage

/// Takes the file `contacts`, of union units and partners alike.
struct ImportContacts: ImportKind {
    let directory: DirectoryFacade
    let name = "contacts"
    let columns = ContactColumns.all
    let rowsPerTransaction: Int? = nil

    func take(_ rows: [ImportRow], run: ImportRun, in tx: Transaction) throws -> [RowOutcome] {
        try tx.lock(.register)
        let tree = try directory.organisation.tree.value(in: tx)
        let register = try directory.partners.register.value(in: tx)
        let stored = try ContactQueries.all(in: tx)
        var placing = DatedRows(stored.map(\.contact), ImportContacts.faultColumns, run: run)
        let outcomes = zip(rows, drafts(of: rows, ContactDraft.init)).map { row, read in
            do throws(RowFault) {
                let (fields, draft) = try read.get()
                return try placing.place(draft, key: draft.key, row: row.number, fields) { () throws(RowFault) in
                    try draft.contact(tree, register)
                }
            } catch {
                return RowOutcome.rejected(error)
            }
        }
        try ContactQueries.insert(placing.added, in: tx)
        for contact in placing.changed {
            let old = stored.first { $0.contact.side == contact.side && $0.contact.days.from == contact.days.from }
            if let old { _ = try ContactQueries.update(old, to: contact, in: tx) }
        }
        return outcomes
    }

    private static let faultColumns = DatedRows<Contact>.Columns(
        key: ContactColumns.focalPerson, from: ContactColumns.validFrom,
        stated: [
            Stated(ContactColumns.focalPerson) { $0.card.focalPerson },
            Stated(ContactColumns.address) { $0.card.address },
            Stated(ContactColumns.phone) { $0.card.phone },
            Stated(ContactColumns.email) { $0.card.email },
            Stated(ContactColumns.validTo) { $0.days.to },
        ])
}
