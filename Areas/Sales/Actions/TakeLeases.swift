internal import CardFormat
package import Cards
package import Kernel
internal import Members
internal import Organisation
package import Partners
package import Storage

/// Room in a limit or a pool that a device asks for while it has a network.
package struct LeaseWish: Sendable {
    /// Made by the device, so that a wish that comes twice is answered with the same lease.
    package let id: String
    package let productCode: String
    /// Units of the pool; a member's limit is leased one by one.
    package let units: Int64
    /// The card of the member whose limit is meant; nil for the pool.
    let card: ShownCard?

    package init(id: String, productCode: String, units: Int64, card: ShownCard? = nil) {
        self.id = id
        self.productCode = productCode
        self.units = units
        self.card = card
    }
}

/// What a device is given for a wish.
package struct LeaseAnswer: Sendable {
    package let id: String
    package let lease: QuotaLease?
    /// The code of the refusal; nil when there is a lease.
    package let refusal: String?
}

/// Gives room in limits and pools to a device, counted against them from this moment.
struct TakeLeases {
    let takeSales: TakeSales
    /// The device's code, and the last item that it has numbered.
    let device: String
    let lastItem: Int64
    let point: PointOfSale

    static let series = "quota_lease"

    /// A wish whose card has been judged.
    struct Want: Sendable {
        let id: String
        let productCode: String
        let units: Int64
        /// Nil for the pool.
        let member: Buyer?
        /// What is wrong with the card.
        var refusal: String?
    }

    struct Buyer: Sendable {
        let record: MemberRecord
        let assurance: Int64
    }

    func run(_ wishes: [LeaseWish], as actor: Actor, in tx: Transaction) throws -> [LeaseAnswer] {
        try run(wishes.map { try want($0, in: tx) }, as: actor, in: tx)
    }

    func run(_ wishes: [Want], as actor: Actor, in tx: Transaction) throws -> [LeaseAnswer] {
        try tx.lock(.ledger)
        let judge = SaleJudge(
            tree: try takeSales.organisation.tree.value(in: tx),
            register: try takeSales.partners.register.value(in: tx),
            now: tx.now)
        return try wishes.map { try answer($0, judge, as: actor, in: tx) }
    }

    private func answer(
        _ wish: Want, _ judge: SaleJudge, as actor: Actor, in tx: Transaction
    ) throws -> LeaseAnswer {
        if let known = try LeaseQueries.lease(id: wish.id, in: tx) {
            let isSame = known.device == device
            return LeaseAnswer(id: wish.id, lease: isSame ? known : nil, refusal: isSame ? nil : "lease_conflict")
        }
        do {
            return LeaseAnswer(id: wish.id, lease: try take(wish, judge, as: actor, in: tx), refusal: nil)
        } catch let refusal as Refusal {
            return LeaseAnswer(id: wish.id, lease: nil, refusal: refusal.code)
        }
    }

    /// Throws the refusal; nothing is written then.
    private func take(
        _ wish: Want, _ judge: SaleJudge, as actor: Actor, in tx: Transaction
    ) throws -> QuotaLease {
        guard let product = judge.register.product(code: wish.productCode) else {
            throw Refusal("lease_unknown_product")
        }
        if let code = wish.refusal { throw Refusal(code) }
        let member = wish.member
        guard let price = product.price(on: tx.today) else { throw Refusal("product_not_in_force") }
        if let code = refusal(product, member, judge) { throw Refusal(code) }
        guard let cap = member == nil ? price.poolCount : price.limitCount else { throw Refusal("lease_not_needed") }
        let holder = QuotaBook.Holder(product: product.number, member: member?.record.number ?? 0)
        let window = QuotaWindow(price.limitPeriod, around: tx.today)
        var book = QuotaBook()
        try SaleBatchQuotas(register: judge.register, people: [:]).load(
            [SaleBatchQuotas.Touch(product: product.number, member: holder.member, day: tx.today)], leases: [],
            into: &book, in: tx)
        let term = try LeaseQueries.term(on: tx.today, in: tx)
        guard let counter = book.counter(holder, window) else { throw LedgerRace(what: "lease") }
        let free = cap - counter.used - counter.leased
        let held = try LeaseQueries.open(of: device, in: tx).filter { $0.holder == holder }
            .reduce(0) { $0 + $1.remaining }
        let units = member == nil ? term.granted(wish.units, held: held, free: free) : min(1, free)
        guard units > 0 else { throw Refusal(member == nil ? "pool_empty" : "over_limit") }
        let lease = try written(
            wish.id, holder, window, units, until: end(price, window, term, at: tx.now), term, in: tx)
        book.lease(units, holder, window, cap: cap)
        try QuotaQueries.save(book, in: tx)
        try LeaseQueries.insert(lease, by: actor.signature, in: tx)
        return lease
    }

    /// The member of a card that holds, or what is wrong with it.
    private func want(_ wish: LeaseWish, in tx: Transaction) throws -> Want {
        func want(_ member: Buyer?, _ refusal: String?) -> Want {
            Want(id: wish.id, productCode: wish.productCode, units: wish.units, member: member, refusal: refusal)
        }
        guard let shown = wish.card else { return want(nil, nil) }
        guard let judgement = try takeSales.cards.judge([shown], in: tx).first else {
            return want(nil, "lease_bad_card")
        }
        switch judgement.verdict.result {
        case .valid, .staleLists: break
        default: return want(nil, "card_\(judgement.verdict.result.code)")
        }
        guard let number = judgement.card?.memberNumber,
            let memberNo = try takeSales.members.memberNo(of: [number], in: tx)[number],
            let record = try takeSales.members.find([memberNo], in: tx)[memberNo]
        else { return want(nil, "lease_bad_card") }
        return want(Buyer(record: record, assurance: Int64(judgement.verdict.assurance)), nil)
    }

    /// What would say no to a sale of this moment, but for limits and pools.
    private func refusal(_ product: Product, _ member: Buyer?, _ judge: SaleJudge) -> String? {
        let nobody = MemberRecord(number: 0, memberNo: "", assignments: [])
        let sale = SaleJudge.Case(
            values: LedgerSale.Values(
                soldAt: judge.now, point: point.number, member: member?.record.number ?? 0, product: product.number,
                quantity: 1, listAmount: .zero, paidAmount: .zero, invoiceNo: nil, device: device),
            point: point, product: product, member: member?.record ?? nobody, assurance: member?.assurance ?? 3)
        return member == nil ? judge.refusalOfGoods(sale) : judge.refusal(of: sale)
    }

    /// A lease ends with its term, with the days over which it counts, or with the row of the product.
    private func end(_ price: ProductPrice, _ window: QuotaWindow, _ term: LeaseTerm, at now: Instant) -> Instant {
        let ends = [window.after, price.days.to].compactMap { $0 }.filter { $0 < QuotaWindow.allTime.after }
        return ends.map { Instant(startOf: $0) + -1 }.reduce(now + term.hours * 3_600) { min($0, $1) }
    }

    private func written(
        _ id: String, _ holder: QuotaBook.Holder, _ window: QuotaWindow, _ units: Int64, until end: Instant,
        _ term: LeaseTerm, in tx: Transaction
    ) throws -> QuotaLease {
        QuotaLease(
            number: try tx.takeNumbers(TakeLeases.series).lowerBound, id: id, device: device, point: point.number,
            holder: holder, window: window, units: units, used: 0, afterItem: lastItem, takenAt: tx.now,
            expiresAt: end, honouredUntil: end + term.graceMinutes * 60, keptUntil: end + term.keptDays * 86_400,
            returnedAt: nil, endedAt: nil)
    }
}

extension SalesFacade {
    /// Gives room in limits and pools to a device of a point; a wish that comes again is answered as before.
    package func lease(
        _ wishes: [LeaseWish], to device: String, after lastItem: Int64, at point: PointOfSale, as actor: Actor,
        in tx: Transaction
    ) throws -> [LeaseAnswer] {
        try TakeLeases(takeSales: takeSales, device: device, lastItem: lastItem, point: point)
            .run(wishes, as: actor, in: tx)
    }

    /// Takes back what a device has not sold under a lease, but for `held` sales that it still has to deliver.
    ///
    /// Nil for a lease that this device has not.
    package func release(
        _ number: Int64, of device: String, held: Int64, in tx: Transaction
    ) throws -> QuotaLease? {
        try tx.lock(.ledger)
        guard let lease = try LeaseQueries.leases(numbers: [number], in: tx).first, lease.device == device else {
            return nil
        }
        if lease.endedAt == nil { try LeaseQueries.release(lease, held: held, in: tx) }
        return try LeaseQueries.leases(numbers: [number], in: tx).first
    }

    /// What a device still holds.
    package func leases(of device: String, in tx: Transaction) throws -> [QuotaLease] {
        try LeaseQueries.open(of: device, in: tx)
    }

    /// Ends everything that a device holds, because nothing that it signs is taken any more.
    package func endLeases(of device: String, in tx: Transaction) throws {
        try tx.lock(.ledger)
        for lease in try LeaseQueries.open(of: device, in: tx) { try LeaseQueries.end(lease, in: tx) }
    }

    /// The code of the product of a lease; nil when the register lost it.
    package func productCode(of lease: QuotaLease, in tx: Transaction) throws -> String? {
        try takeSales.partners.register.value(in: tx).product(lease.holder.product)?.code
    }
}
