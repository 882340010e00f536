internal import Imports
internal import Kernel
internal import Organisation
internal import Storage

/// Hands out the file `officers`.
struct ExportOfficers: ExportKind {
    let directory: DirectoryFacade
    let name = "officers"
    let columns = OfficerColumns.all

    func forEachRow(in tx: Transaction, _ body: ([ExportCell]) throws -> Void) throws {
        let tree = try directory.organisation.tree.value(in: tx)
        for stored in try OfficerQueries.all(in: tx) {
            let (officer, person) = (stored.officer, stored.officer.person)
            try body([
                ExportCell(text: tree.unit(officer.unit)?.code), .text(person.fullName), ExportCell(person.birthDate),
                ExportCell(person.sex?.rawValue), .plain(officer.post.rawValue), ExportCell(officer.days.from),
                ExportCell(officer.days.to), ExportCell(officer.trainedOn),
            ])
        }
    }
}
