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
        let day: Day

        /// The row of the product that is in force on the business day.
        let price: ProductPrice?

        init(
            values: LedgerSale.Values, point: PointOfSale, product: Product, member: MemberRecord, assurance: Int64
        ) {
            self.values = values
            self.point = point
            self.product = product
            self.member = member
            self.assurance = assurance
            day = values.businessDay
            price = product.price(on: day)
        }
    }

    /// The code of the first rule that says no; nil when the sale stands and is counted.
    func refusal(of sale: Case, quotas: inout QuotaBook) -> String? {
        if sale.values.paidAmount > sale.values.listAmount { return "paid_over_list" }
        if sale.values.soldAt > now + SaleJudge.toleranceSeconds { return "in_future" }
        if !sale.point.days.contains(sale.day) { return "point_closed" }
        guard let price = sale.price, let agreement = register.agreement(price.agreementNumber) else {
            return "product_not_in_force"
        }
        if !isPartner(agreement.partnerNumber, of: sale.point) { return "wrong_partner" }
        if !agreement.days.contains(sale.day) { return "agreement_not_in_force" }
        if sale.assurance < price.demand.leastAssurance { return "assurance_too_low" }
        guard let unit = sale.member.unit(on: sale.day, in: tree) else { return "not_a_member" }
        if agreement.covers == .below, !isCovered(unit, agreement, on: sale.day) { return "not_covered" }
        return quotaRefusal(sale, price, &quotas)
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

    private func quotaRefusal(_ sale: Case, _ price: ProductPrice, _ quotas: inout QuotaBook) -> String? {
        let window = QuotaWindow(price.limitPeriod, around: sale.day)
        var limits: [QuotaBook.Holder: (window: QuotaWindow, cap: Int64)] = [:]
        let person = QuotaBook.Holder(product: sale.product.number, member: sale.member.number)
        if let limit = price.limitCount {
            if (quotas.used(person, window) ?? 0) >= limit { return "over_limit" }
            limits[person] = (window, limit)
        }
        if let count = price.poolCount {
            let pool = QuotaBook.Holder.pool(of: sale.product.number)
            if (quotas.used(pool, window) ?? 0) >= count { return "pool_empty" }
            limits[pool] = (window, count)
        }
        quotas.count(product: sale.product.number, member: sale.member.number, on: sale.day, limits: limits)
        return nil
    }
}
