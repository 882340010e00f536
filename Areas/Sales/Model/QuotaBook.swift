internal import Kernel

/// How much of each limit and pool is used, during one batch of sales.
///
/// It begins with what the tables say, counts in memory while the batch is judged, and is written back by one
/// guarded statement that refuses to pass a cap.
struct QuotaBook {
    /// Whose quota: a member's limit, or the pool of all members.
    struct Holder: Hashable {
        let product: Int64
        /// The member's number; 0 is the pool.
        let member: Int64

        static func pool(of product: Int64) -> Holder { Holder(product: product, member: 0) }
    }

    struct Counter {
        let stored: Int64
        var change: Int64 = 0
        /// Has no row in the table yet.
        let isNew: Bool
        /// The most that the counter may reach by this batch.
        var cap: Int64 = .max

        var used: Int64 { stored + change }
    }

    private(set) var counters: [Holder: [QuotaWindow: Counter]] = [:]

    /// Puts in what a table or a count says.
    mutating func load(_ holder: Holder, _ window: QuotaWindow, used: Int64, isNew: Bool) {
        if counters[holder]?[window] == nil {
            counters[holder, default: [:]][window] = Counter(stored: used, isNew: isNew)
        }
    }

    func used(_ holder: Holder, _ window: QuotaWindow) -> Int64? {
        counters[holder]?[window]?.used
    }

    mutating func note(cap: Int64, for holder: Holder, _ window: QuotaWindow) {
        counters[holder]?[window]?.cap = cap
    }

    /// Counts a sale (+1) or its reversal (-1) in every window that holds its day, whatever period is in force now.
    mutating func count(product: Int64, member: Int64, on day: Day, by change: Int64) {
        for holder in [Holder(product: product, member: member), .pool(of: product)] {
            guard let windows = counters[holder]?.keys else { continue }
            for window in windows where window.contains(day) {
                counters[holder]?[window]?.change += change
            }
        }
    }
}
