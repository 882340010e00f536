package import Kernel
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

    /// Throws the counters of limits and pools away; each is counted from the ledger when it is next needed.
    package func forgetCounters(as actor: Actor, in tx: Transaction) throws {
        try tx.lock(.ledger)
        let count = try QuotaQueries.forgetAll(in: tx)
        try tx.audit(actor, "quotas.forget", "quotas", ["count": String(count)])
    }
}
