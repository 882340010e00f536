internal import Kernel
internal import Members
internal import Organisation
internal import Partners

/// The rules of welfare-rules section 2, in their order; the first that fails gives the code.
struct SaleJudge {
    let tree: UnitTree
    let register: PartnerRegister
    let now: Instant

    /// A sale may lie this far ahead of the server's clock, because clocks of tills differ.
    static let toleranceSeconds: Int64 = 600

    /// A sale with everything that it names looked up.
    struct Case {
        let values: LedgerSale.Values
        let point: PointOfSale
        let product: Product
        let member: MemberRecord
        /// How the buyer proved to be a member: 0 by a number alone, to 3.
        let assurance: Int64
        /// What the device that made it promised; nil for sales of anything else.
        let claim: DeviceClaim?
        let day: Day

        /// The row of the product that is in force on the business day.
        let price: ProductPrice?

        init(
            values: LedgerSale.Values, point: PointOfSale, product: Product, member: MemberRecord, assurance: Int64,
            claim: DeviceClaim? = nil
        ) {
            self.values = values
            self.point = point
            self.product = product
            self.member = member
            self.assurance = assurance
            self.claim = claim
            day = values.businessDay
            price = product.price(on: day)
        }
    }

    /// The codes that say that there is no room.
    static let quotaCodes: Set<String> = ["over_limit", "pool_empty"]

    /// The code of the first rule that says no; nil when the sale stands and is counted.
    func refusal(of sale: Case, quotas: inout QuotaBook) -> Verdict {
        if let code = refusal(of: sale) { return Verdict(refusal: code) }
        guard let price = sale.price else { return Verdict(refusal: "product_not_in_force") }
        return judgeQuotas(sale, price, &quotas)
    }

    /// What became of a sale: the rule that said no, or the leases under which it stands.
    struct Verdict {
        var refusal: String?
        var leases: [Int64] = []
    }

    /// The code of the first rule that says no, but for limits and pools.
    func refusal(of sale: Case) -> String? {
        if let code = refusalOfGoods(sale) { return code }
        guard let price = sale.price, let agreement = register.agreement(price.agreementNumber) else { return nil }
        guard let unit = sale.member.unit(on: sale.day, in: tree) else { return "not_a_member" }
        if agreement.covers == .below, !isCovered(unit, agreement, on: sale.day) { return "not_covered" }
        return nil
    }

    /// The code of the first rule that says no whoever buys.
    func refusalOfGoods(_ sale: Case) -> String? {
        if sale.values.paidAmount > sale.values.listAmount { return "paid_over_list" }
        if sale.values.soldAt > now + SaleJudge.toleranceSeconds { return "in_future" }
        if !sale.point.days.contains(sale.day) { return "point_closed" }
        guard let price = sale.price, let agreement = register.agreement(price.agreementNumber) else {
            return "product_not_in_force"
        }
        if !isPartner(agreement.partnerNumber, of: sale.point) { return "wrong_partner" }
        if !agreement.days.contains(sale.day) { return "agreement_not_in_force" }
        if sale.assurance < price.demand.leastAssurance { return "assurance_too_low" }
        return nil
    }

    /// True when what was paid is not the agreed price; told apart, never refused.
    func isPriceFlagged(_ sale: Case) -> Bool {
        guard let price = sale.price else { return false }
        return price.agreedPrice(quantity: sale.values.quantity) != sale.values.paidAmount
    }

    /// The agreement is with the point's partner or that partner's head; branches have no branches.
    private func isPartner(_ partner: Int64, of point: PointOfSale) -> Bool {
        point.partnerNumber == partner || register.partner(point.partnerNumber)?.parentNumber == partner
    }

    /// The unit of an agreement may have merged or split since; what it went into stands for it.
    private func isCovered(_ unit: Int64, _ agreement: Agreement, on day: Day) -> Bool {
        tree.heir(of: agreement.unitNumber, made: agreement.days.from, on: day)
            .map { tree.isWithin(unit, $0, on: day) } ?? false
    }

    private func judgeQuotas(_ sale: Case, _ price: ProductPrice, _ quotas: inout QuotaBook) -> Verdict {
        let window = QuotaWindow(price.limitPeriod, around: sale.day)
        let person = QuotaBook.Holder(product: sale.product.number, member: sale.member.number)
        let pool = QuotaBook.Holder.pool(of: sale.product.number)
        var limits: [QuotaBook.Holder: (window: QuotaWindow, cap: Int64)] = [:]
        var leases: [QuotaLease] = []
        for (holder, cap, code) in [(person, price.limitCount, "over_limit"), (pool, price.poolCount, "pool_empty")] {
            guard let cap else { continue }
            let counter = quotas.counter(holder, window)
            let lease = quotas.lease(for: sale.claim, of: holder, at: sale.values.soldAt)
            // Under a lease the room is the device's own; what the ledger holds may not pass the cap all the same.
            let taken = (counter?.used ?? 0) + (lease == nil ? counter?.leased ?? 0 : 0)
            if taken >= cap { return Verdict(refusal: code) }
            limits[holder] = (window, cap)
            if let lease { leases.append(lease) }
        }
        quotas.count(product: sale.product.number, member: sale.member.number, on: sale.day, limits: limits)
        for lease in leases { quotas.spend(lease) }
        return Verdict(leases: leases.map(\.number))
    }
}
