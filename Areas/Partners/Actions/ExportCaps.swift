import Imports
import Kernel
import Storage

/// Hands out the file `caps`.
struct ExportCaps: ExportKind {
    let name = "caps"
    let columns = CapColumns.all

    func forEachRow(in tx: Transaction, _ body: ([ExportCell]) throws -> Void) throws {
        for cap in try CapQueries.all(in: tx) {
            try body([
                .plain(cap.kind.rawValue), .plain(cap.percent.decimal), ExportCell(cap.days.from),
                ExportCell(cap.days.to), ExportCell(text: cap.source), .plain(cap.isCertain ? "true" : "false"),
            ])
        }
    }
}
