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
        /// The largest limit against which this batch accepted a sale here; nil when one was accepted without a limit.
        var cap: Int64? = 0

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

    /// Counts an accepted sale in every window that holds its day, whatever period is in force now.
    ///
    /// `limits` are those against which it was judged; windows without one may pass any earlier limit.
    mutating func count(product: Int64, member: Int64, on day: Day, limits: [Holder: (window: QuotaWindow, cap: Int64)])
    {
        forEachWindow(product: product, member: member, on: day) { holder, window, counter in
            counter.change += 1
            if let limit = limits[holder], limit.window == window {
                counter.cap = counter.cap.map { max($0, limit.cap) }
            } else {
                counter.cap = nil
            }
        }
    }

    /// Frees the place of a sale that is reversed.
    mutating func free(product: Int64, member: Int64, on day: Day) {
        forEachWindow(product: product, member: member, on: day) { _, _, counter in counter.change -= 1 }
    }

    private mutating func forEachWindow(
        product: Int64, member: Int64, on day: Day, _ body: (Holder, QuotaWindow, inout Counter) -> Void
    ) {
        for holder in [Holder(product: product, member: member), .pool(of: product)] {
            guard let windows = counters[holder]?.keys else { continue }
            for window in windows where window.contains(day) {
                guard var counter = counters[holder]?[window] else { continue }
                body(holder, window, &counter)
                counters[holder]?[window] = counter
            }
        }
    }
}
