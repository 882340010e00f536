import Imports
import Kernel
import Storage

/// Takes the file `caps`: how far the law lets a discount go, from when to when.
struct ImportCaps: ImportKind {
    let name = "caps"
    let columns = CapColumns.all
    let rowsPerTransaction: Int? = nil

    func take(_ rows: [ImportRow], run: ImportRun, in tx: Transaction) throws -> [RowOutcome] {
        try tx.lock(.register)
        let drafts = drafts(of: rows, DiscountCap.init)
        var placing = DatedRows(try CapQueries.all(in: tx), ImportCaps.faultColumns, run: run)
        let outcomes = zip(rows, drafts).map { row, read in
            do throws(RowFault) {
                let (fields, cap) = try read.get()
                let key = "\(cap.kind.rawValue) \(cap.days.from?.description ?? "")"
                return try placing.place(cap, key: key, row: row.number, fields) { cap }
            } catch {
                return RowOutcome.rejected(error)
            }
        }
        try CapQueries.insert(placing.added, in: tx)
        for cap in placing.changed { try CapQueries.update(cap, in: tx) }
        return outcomes
    }

    private static let faultColumns = DatedRows<DiscountCap>.Columns(
        key: CapColumns.kind, from: CapColumns.validFrom,
        stated: [
            Stated(CapColumns.percent) { $0.percent }, Stated(CapColumns.validTo) { $0.days.to },
            Stated(CapColumns.source) { $0.source }, Stated(CapColumns.isCertain) { $0.isCertain },
        ])
}
