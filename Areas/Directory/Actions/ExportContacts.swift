internal import Imports
internal import Kernel
internal import Organisation
internal import Partners
internal import Storage

/// Hands out the file `contacts`.
struct ExportContacts: ExportKind {
    let directory: DirectoryFacade
    let name = "contacts"
    let columns = ContactColumns.all

    func forEachRow(in tx: Transaction, _ body: ([ExportCell]) throws -> Void) throws {
        let tree = try directory.organisation.tree.value(in: tx)
        let register = try directory.partners.register.value(in: tx)
        for stored in try ContactQueries.all(in: tx) {
            let (side, card) = (stored.contact.side, stored.contact.card)
            try body([
                ExportCell(text: side.unit.flatMap { tree.unit($0)?.code }),
                ExportCell(text: side.partner.flatMap { register.partner($0)?.code }), .text(card.focalPerson),
                ExportCell(text: card.address), ExportCell(text: card.phone), ExportCell(text: card.email),
                ExportCell(stored.contact.days.from), ExportCell(stored.contact.days.to),
            ])
        }
    }
}
