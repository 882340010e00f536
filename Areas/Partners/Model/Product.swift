package import Kernel

/// Goods or a service under one code, with its rows of every time.
package struct Product: Sendable, Hashable {
    /// Dense number, beginning with 1.
    package let number: Int64
    package let code: String
    /// By their beginning; no two of them share a day.
    package let prices: [ProductPrice]

    /// The row in force that day.
    package func price(on day: Day) -> ProductPrice? {
        prices.last { $0.days.contains(day) }
    }
}

/// What holds for a product in a range of days: its agreement, prices, limit and pool.
package struct ProductPrice: Sendable, Hashable {
    package let agreementNumber: Int64
    package let name: String
    package let kind: ProductKind
    /// Among the essential goods of the programme.
    package let isEssential: Bool
    package let listPrice: Dong
    package let discount: Percentage?
    package let memberPrice: Dong?
    /// Its beginning is never empty.
    package let days: DayRange
    /// Sales per member in a period; nil without a limit.
    package let limitCount: Int64?
    /// The calendar period in which limit and pool are counted; nil means over all time.
    package let limitPeriod: LimitPeriod?
    /// Sales of all members together in a period; nil without a pool.
    package let poolCount: Int64?
    package let redeemMethod: String?
    package let area: String?
    /// What a buyer must prove at least; see `ProofDemand`.
    package var demand = ProofDemand()

    /// What a member pays for a quantity.
    ///
    /// Quantity x member price, else quantity x list price x (100 - discount) / 100, half up (welfare-rules section 2).
    package func agreedPrice(quantity: Int64) -> Dong {
        if let memberPrice { return Dong(memberPrice.amount * quantity) }
        guard let discount else { return Dong(listPrice.amount * quantity) }
        return Dong(discount.reducing(listPrice.amount, times: quantity))
    }
}

package enum ProductKind: String, Sendable, CaseIterable {
    case goods, service
}

/// The calendar period in which a limit or a pool is counted (welfare-rules section 2).
package enum LimitPeriod: String, Sendable, CaseIterable {
    case day, week, month, year, total
}
