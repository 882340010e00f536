internal import Kernel

/// A product of the sample with its price history, the earliest row first.
struct SampleProduct: Sendable {
    enum Kind: String, Sendable {
        case goods, service
    }

    enum Period: String, Sendable, CaseIterable {
        case day, week, month, year, total
    }

    enum Reduction: Sendable {
        case percent(Percentage)
        case memberPrice(Int64)
    }

    /// A row of the price history.
    struct Price: Sendable {
        let agreement: Int
        let days: DayRange
        let listPrice: Int64
        let reduction: Reduction
        /// Sales per member in the product's period.
        let limit: Int?
        /// Sales of all members together in the product's period.
        let pool: Int?

        /// Quantity x member price, else quantity x list price x (100 - discount) / 100, half up.
        func agreedPrice(quantity: Int64) -> Int64 {
            switch reduction {
            case .memberPrice(let price): price * quantity
            case .percent(let discount): discount.reducing(listPrice, times: quantity)
            }
        }
    }

    let code: String
    let name: String
    let kind: Kind
    let isEssential: Bool
    let prices: [Price]
    /// In which limit and pool are counted; the same in all rows.
    let period: Period?
    let redeemMethod: String
    let area: String
    /// How often it is bought in proportion to others of its partner.
    let popularity: Int
    /// The most that somebody buys at once.
    let mostAtOnce: Int

    func price(on day: Day) -> Price? { prices.first { $0.days.contains(day) } }

    /// The row in force, else the one whose beginning is nearest before, else the first.
    func nearestPrice(on day: Day) -> Price {
        price(on: day) ?? prices.last { ($0.days.from ?? day) <= day } ?? prices[0]
    }
}
