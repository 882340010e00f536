internal import Kernel
internal import Storage

/// Takes a workbook that was filled away from the page: saves it as a draft when all is well.
struct UploadReport {
    let desk: ReportDesk

    /// Saves what the workbook changed since it was downloaded; cells that only others have changed keep that.
    ///
    /// Nil when it was saved; else the report with what the workbook held, its faults, and what others changed in the
    /// same cells. Throws the refusals of `FilledWorkbook.check` and of `FillReport.save`.
    func run(_ number: Int64, _ workbook: FilledWorkbook, in tx: Transaction) throws -> ReportLook? {
        let fill = FillReport(desk: desk)
        let (stored, form) = try fill.open(number, in: tx)
        try workbook.check(stored, form)
        let base = try fill.base(of: stored, version: workbook.reportVersion, in: tx)
        let typed = workbook.typed(form, since: base, stored: stored.content)
        let others = stored.content.differences(from: base)
        let conflicts = typed.content.clash(with: stored.content, since: base).union(
            others.intersection(typed.faults.keys))
        guard typed.faults.isEmpty, conflicts.isEmpty else {
            var look = try ReportLook(number, desk, in: tx)
            look.typed = typed
            look.conflicts = conflicts
            look.rows = Dictionary(workbook.lines.map { ($0.cell, $0.row) }, uniquingKeysWith: { first, _ in first })
            return look
        }
        _ = try fill.save(number, typed: typed.content, basedOn: stored.version, in: tx)
        try tx.audit(desk.actor, "reports.upload", "report:\(number)", ["version": String(workbook.reportVersion)])
        return nil
    }
}
