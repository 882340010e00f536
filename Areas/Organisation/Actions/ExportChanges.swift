internal import Imports
internal import Kernel
internal import Storage

/// Hands out the file `changes`.
struct ExportChanges: ExportKind {
    let organisation: OrganisationFacade
    let name = "changes"
    let columns = ChangeColumns.all

    func forEachRow(in tx: Transaction, _ body: ([ExportCell]) throws -> Void) throws {
        let tree = try organisation.tree.value(in: tx)
        for change in try ChangeQueries.all(in: tx) {
            try body([
                ExportCell(change.day), .plain(change.kind.rawValue), ExportCell(text: tree.unit(change.from)?.code),
                ExportCell(text: change.to.flatMap { tree.unit($0)?.code }),
                ExportCell(change.share.map(ExportChanges.share)), ExportCell(text: change.name),
            ])
        }
    }

    /// Millionths as a decimal with a point.
    private static func share(_ millionths: Int64) -> String {
        let digits = String(millionths % DatedTree.whole)
        return "\(millionths / DatedTree.whole)." + String(repeating: "0", count: 6 - digits.utf8.count) + digits
    }
}
