internal import Imports
internal import Kernel
internal import Organisation
internal import Storage

/// Hands out the file `members`: a row for each assignment.
struct ExportMembers: ExportKind {
    let organisation: OrganisationFacade
    let name = "members"
    let columns = MemberColumns.all

    /// Members read at a time.
    private static let pieceMembers: Int64 = 5_000

    func forEachRow(in tx: Transaction, _ body: ([ExportCell]) throws -> Void) throws {
        let tree = try organisation.tree.value(in: tx)
        let last = try MemberQueries.lastNumber(in: tx)
        var after: Int64 = 0
        while after < last {
            for member in try MemberQueries.stated(after: after, members: ExportMembers.pieceMembers, in: tx) {
                for row in member.rows {
                    try body([
                        .text(member.memberNo), ExportCell(text: row.person?.fullName),
                        ExportCell(row.person?.birthDate), ExportCell(row.person?.sex?.rawValue),
                        ExportCell(text: tree.unit(row.assignment.unitNumber)?.code),
                        ExportCell(row.assignment.days.from), ExportCell(row.assignment.days.to),
                    ])
                }
            }
            after += ExportMembers.pieceMembers
        }
    }
}
