internal import Kernel
internal import Members
internal import Partners
internal import Storage

/// Reads ahead how much of each limit and pool is used that a batch may touch.
struct SaleBatchQuotas {
    let register: PartnerRegister
    let people: [String: MemberRecord]

    /// One product, member and day that the batch may count.
    struct Touch {
        let product: Int64
        let member: Int64
        let day: Day
    }

    func load(
        _ entries: [SaleEntry], reversed: [String: LedgerSale], into book: inout QuotaBook, in tx: Transaction
    ) throws {
        let touches = entries.compactMap { touch($0, reversed) }
        let named = entries.reduce(into: Set<Int64>()) { $0.formUnion($1.claim?.leases ?? []) }
        try load(touches, leases: named, into: &book, in: tx)
    }

    /// Also reads the leases that sales name, and ends those whose units nobody waits for any more.
    func load(_ touches: [Touch], leases: Set<Int64>, into book: inout QuotaBook, in tx: Transaction) throws {
        guard var first = touches.map(\.day).min(), var last = touches.map(\.day).max() else { return }
        let limited = Set(touches.filter { isLimited($0) }.map(\.product))
        if !limited.isEmpty { try LeaseQueries.endDue(of: limited, in: tx) }
        if !leases.isEmpty {
            for lease in try LeaseQueries.leases(numbers: leases, in: tx) {
                book.load(lease)
                (first, last) = (min(first, lease.window.first), max(last, lease.window.after - 1))
            }
        }
        let persons = Set(touches.map { QuotaBook.Holder(product: $0.product, member: $0.member) })
        try QuotaQueries.load(persons, from: first, to: last, into: &book, in: tx)
        try countMissing(touches, into: &book, in: tx)
    }

    private func isLimited(_ touch: Touch) -> Bool {
        guard let price = register.product(touch.product)?.price(on: touch.day) else { return false }
        return price.limitCount != nil || price.poolCount != nil
    }

    /// Nil for what is unknown and will be rejected.
    private func touch(_ entry: SaleEntry, _ reversed: [String: LedgerSale]) -> Touch? {
        switch entry {
        case .unreadable: return nil
        case .sale(let draft):
            guard let product = register.product(code: draft.productCode), let member = people[draft.memberNo] else {
                return nil
            }
            return Touch(product: product.number, member: member.number, day: draft.soldAt.businessDay)
        case .reversal(_, let id):
            return reversed[id]?.values.map {
                Touch(product: $0.product, member: $0.member, day: $0.businessDay)
            }
        }
    }

    /// Counts from the ledger what no counter tells yet: the first sale of a window, or a limit that is new.
    private func countMissing(_ touches: [Touch], into book: inout QuotaBook, in tx: Transaction) throws {
        var missing: [QuotaBook.Holder: Set<QuotaWindow>] = [:]
        for touch in touches {
            guard let price = register.product(touch.product)?.price(on: touch.day) else { continue }
            let window = QuotaWindow(price.limitPeriod, around: touch.day)
            let person = QuotaBook.Holder(product: touch.product, member: touch.member)
            // Who asks for the pool alone names no member.
            if price.limitCount != nil, touch.member != 0, book.counter(person, window) == nil {
                missing[person, default: []].insert(window)
            }
            let pool = QuotaBook.Holder.pool(of: touch.product)
            if price.poolCount != nil, book.counter(pool, window) == nil, missing[pool]?.contains(window) != true {
                missing[pool, default: []].insert(window)
                book.load(
                    pool, window, used: try QuotaQueries.count(product: touch.product, window: window, in: tx),
                    leased: try LeaseQueries.leased(pool, window, in: tx), isNew: true)
            }
        }
        try countPersons(missing.filter { $0.key.member != 0 }, into: &book, in: tx)
    }

    private func countPersons(
        _ missing: [QuotaBook.Holder: Set<QuotaWindow>], into book: inout QuotaBook, in tx: Transaction
    ) throws {
        guard !missing.isEmpty else { return }
        var used: [QuotaBook.Holder: [QuotaWindow: Int64]] = [:]
        try QuotaQueries.forEachDay(of: missing.keys, in: tx) { holder, day, count in
            for window in missing[holder] ?? [] where window.contains(day) {
                used[holder, default: [:]][window, default: 0] += count
            }
        }
        let leased = Dictionary(grouping: try LeaseQueries.open(of: missing.keys, in: tx), by: \.holder)
        for (holder, windows) in missing {
            for window in windows {
                book.load(
                    holder, window, used: used[holder]?[window] ?? 0,
                    leased: leased[holder, default: []].reduce(0) {
                        $0 + ($1.window.overlaps(window) ? $1.remaining : 0)
                    },
                    isNew: true)
            }
        }
    }
}
