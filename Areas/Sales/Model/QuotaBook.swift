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
        /// What devices hold and have not sold yet, and how the batch changes it.
        let storedLeased: Int64
        var leasedChange: Int64 = 0
        /// Has no row in the table yet.
        let isNew: Bool
        /// The largest limit against which this batch accepted a sale here; nil when one was accepted without a limit.
        var cap: Int64? = 0

        var used: Int64 { stored + change }
        var leased: Int64 { storedLeased + leasedChange }
        var isChanged: Bool { change != 0 || leasedChange != 0 }
    }

    private(set) var counters: [Holder: [QuotaWindow: Counter]] = [:]
    /// The leases that sales of the batch name.
    private(set) var leases: [Int64: QuotaLease] = [:]
    /// How many sales of the batch stand under each lease.
    private(set) var leaseUses: [Int64: Int64] = [:]

    /// Puts in what a table or a count says.
    mutating func load(_ holder: Holder, _ window: QuotaWindow, used: Int64, leased: Int64, isNew: Bool) {
        if counters[holder]?[window] == nil {
            counters[holder, default: [:]][window] = Counter(stored: used, storedLeased: leased, isNew: isNew)
        }
    }

    mutating func load(_ lease: QuotaLease) {
        if leases[lease.number] == nil { leases[lease.number] = lease }
    }

    func counter(_ holder: Holder, _ window: QuotaWindow) -> Counter? {
        counters[holder]?[window]
    }

    /// The lease of a device under which it made a sale; the one that ends first.
    func lease(for claim: DeviceClaim?, of holder: Holder, at soldAt: Instant) -> QuotaLease? {
        guard let claim, !claim.leases.isEmpty else { return nil }
        return claim.leases.compactMap { leases[$0] }.filter { $0.covers(claim, of: holder, at: soldAt) }
            .min { ($0.expiresAt, $0.number) < ($1.expiresAt, $1.number) }
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

    /// Counts a sale under a lease: one of the units that the device holds has become a sale.
    mutating func spend(_ lease: QuotaLease) {
        leases[lease.number]?.used += 1
        leaseUses[lease.number, default: 0] += 1
        change(leased: -1, lease.holder, lease.window, cap: nil)
    }

    /// Counts units that a device gets; `cap` is the limit or pool against which they were judged.
    mutating func lease(_ units: Int64, _ holder: Holder, _ window: QuotaWindow, cap: Int64) {
        change(leased: units, holder, window, cap: cap)
    }

    private mutating func change(leased units: Int64, _ holder: Holder, _ window: QuotaWindow, cap: Int64?) {
        guard let windows = counters[holder]?.keys else { return }
        for other in windows where other.overlaps(window) {
            guard var counter = counters[holder]?[other] else { continue }
            counter.leasedChange += units
            if let cap { counter.cap = other == window ? counter.cap.map { max($0, cap) } : nil }
            counters[holder]?[other] = counter
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
