internal import Imports
internal import Kernel
internal import Storage

/// Takes the file `sales`, in pieces that are each judged and committed as one batch.
struct ImportSales: ImportKind {
    let takeSales: TakeSales

    let name = "sales"
    let columns = SaleColumns.all
    let rowsPerTransaction: Int? = 8_192
    let permission = Permission("sales.import")

    func take(_ rows: [ImportRow], run: ImportRun, in tx: Transaction) throws -> [RowOutcome] {
        let submission = TakeSales.Submission(
            entries: rows.map { SaleEntry($0) }, actor: run.actor, scopes: [.everything],
            judgesAgain: run.judgesAgain)
        let answers = try takeSales.run([submission], in: tx).first ?? []
        return answers.map { answer in
            switch answer.status {
            case .created: .taken
            case .exists: .alreadyThere
            // Only sales of devices are left to a person.
            case .refused, .unsettled:
                .refused(code: answer.code ?? "", column: answer.column, value: answer.id ?? "")
            case .rejected, .conflict: answer.fault.map { .rejected($0) } ?? .alreadyThere
            }
        }
    }
}
