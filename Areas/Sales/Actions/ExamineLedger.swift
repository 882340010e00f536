internal import Kernel
package import Storage

/// What an examination of the ledger found.
package struct LedgerExamination: Sendable, Hashable {
    /// The sequence of the last answered sale.
    package let head: Int64
    /// Rows are numbered 1 to the head without gaps.
    package let isWithoutGap: Bool
    /// Counters of limits and pools that differ from a count of the ledger.
    package let wrongCounters: Int64
}

extension SalesFacade {
    /// Counts the whole ledger anew and compares; reads only.
    package func examineLedger(in tx: Transaction) throws -> LedgerExamination {
        let head = try LedgerQueries.head(in: tx)
        let extent = try ExaminationQueries.extent(in: tx)
        return LedgerExamination(
            head: head, isWithoutGap: extent.count == head && extent.last == head,
            wrongCounters: try ExaminationQueries.wrongCounters(in: tx))
    }
}
