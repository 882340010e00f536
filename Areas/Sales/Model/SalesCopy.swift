internal import Kernel
internal import Storage
internal import Synchronization

/// The accepted sales of the ledger in memory, only with what figures are made of: 56 bytes each.
struct SalesCopy: Sendable {
    struct Sale: Sendable {
        let sequence: Int64
        let soldAt: Instant
        let day: Day
        let point: Int32
        let member: Int32
        let product: Int32
        let listAmount: Dong
        let paidAmount: Dong
        /// The reversal that voids it; `.max` while none does.
        var voidedBy: Int64 = .max
    }

    /// The ledger's last sequence that is in it.
    private(set) var head: Int64 = 0
    /// In the order of the ledger.
    private(set) var sales: [Sale] = []

    /// Reads what the ledger has beyond the copy.
    mutating func follow(to newHead: Int64, in tx: Transaction) throws {
        guard head < newHead else { return }
        try FactQueries.forEachSale(after: head, upTo: newHead, in: tx) { sales.append($0) }
        for (sale, reversal) in try FactQueries.reversals(after: head, upTo: newHead, in: tx) {
            if let place = place(of: sale) { sales[place].voidedBy = reversal }
        }
        head = newHead
    }

    /// The sales that count in the ledger up to a sequence.
    func forEachCounted(upTo head: Int64, _ body: (Sale) -> Void) {
        for sale in sales {
            guard sale.sequence <= head else { return }
            if sale.voidedBy > head { body(sale) }
        }
    }

    private func place(of sequence: Int64) -> Int? {
        var (low, high) = (0, sales.count)
        while low < high {
            let middle = (low + high) / 2
            if sales[middle].sequence < sequence { low = middle + 1 } else { high = middle }
        }
        return low < sales.count && sales[low].sequence == sequence ? low : nil
    }
}

/// Keeps the copy of the ledger; one for each store.
///
/// The ledger only grows, so the copy is never wrong, only behind: each question reads the few rows that it lacks.
/// It is asked in reading transactions alone, because what a writing one sees may yet be taken back.
final class SalesCopyKeeper: Sendable {
    private let kept = Mutex(SalesCopy())

    /// The copy with everything that the transaction sees, and the last sequence that it sees.
    func value(in tx: Transaction) throws -> (copy: SalesCopy, head: Int64) {
        let head = try LedgerQueries.head(in: tx)
        var copy = kept.withLock { $0 }
        guard copy.head < head else { return (copy, head) }
        try copy.follow(to: head, in: tx)
        let grown = copy
        kept.withLock { kept in
            if kept.head < grown.head { kept = grown }
        }
        return (copy, head)
    }
}
