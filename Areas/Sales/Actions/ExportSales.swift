internal import Imports
internal import Kernel
internal import Members
internal import Partners
internal import Storage

/// Hands out the file `sales`: accepted sales and reversals in the order of the ledger, fit to be taken in again.
struct ExportSales: ExportKind {
    let takeSales: TakeSales
    let name = "sales"
    let columns = SaleColumns.all

    /// Rows read at a time.
    private static let pieceRows: Int64 = 10_000

    func forEachRow(in tx: Transaction, _ body: ([ExportCell]) throws -> Void) throws {
        let register = try takeSales.partners.register.value(in: tx)
        let head = try LedgerQueries.head(in: tx)
        var after: Int64 = 0
        while after < head {
            let rows = try LedgerQueries.standing(after: after, upTo: after + ExportSales.pieceRows, in: tx)
            let members = try takeSales.members.memberNo(of: Set(rows.compactMap { $0.sale.values?.member }), in: tx)
            for row in rows {
                guard let values = row.sale.values else {
                    try body(
                        [.text(row.sale.id)] + Array(repeating: .empty, count: 7)
                            + [ExportCell(text: row.reversesID), .empty, .empty])
                    continue
                }
                try body([
                    .text(row.sale.id), .plain(values.soldAt.iso8601),
                    ExportCell(text: register.point(values.point)?.code), ExportCell(text: members[values.member]),
                    ExportCell(text: register.product(values.product)?.code), .plain(String(values.quantity)),
                    .plain(String(values.listAmount.amount)), .plain(String(values.paidAmount.amount)), .empty,
                    ExportCell(text: values.invoiceNo), ExportCell(text: values.device),
                ])
            }
            after += ExportSales.pieceRows
        }
    }
}
