internal import Kernel

/// Draws who buys what where.
struct SaleChooser {
    private let registers: Registers
    private let points: Weighted<Int>
    private let products: [Weighted<Int>]
    private var customers: Customers
    private let heads: [Int]

    init(_ judge: SampleJudge, _ randomness: inout Randomness) {
        let registers = judge.registers
        let customers = Customers(registers, &randomness)
        let heads = registers.points.indices.map { judge.head(of: $0) }
        (self.registers, self.customers, self.heads) = (registers, customers, heads)
        let weights = zip(registers.points, heads).map { SaleChooser.weight(of: $0, head: $1) }
        var sums: [Int: Int] = [:]
        for (point, weight) in zip(registers.points, weights) { sums[point.province, default: 0] += weight }
        points = Weighted(
            zip(registers.points, weights).enumerated().map { index, pair in
                let (point, weight) = pair
                return (index, 1 + customers.count(in: point.province) * 1_000 * weight / (sums[point.province] ?? 1))
            })
        products = PartnerCatalogue.heads.indices.map { head in
            let own = registers.products.indices.filter { product in
                registers.agreements[registers.products[product].prices[0].agreement].partner == head
            }
            return Weighted(own.map { ($0, registers.products[$0].popularity) })
        }
    }

    private static func weight(of point: SamplePoint, head: Int) -> Int {
        point.host != nil ? 5 : PartnerCatalogue.heads[head].trade
    }

    func point(_ randomness: inout Randomness) -> Int { points.draw(&randomness) }

    /// A product of a partner, in force or not.
    func product(of head: Int, _ randomness: inout Randomness) -> Int { products[head].draw(&randomness) }

    /// Tells that a sale was accepted.
    mutating func note(_ sale: SampleSale) { customers.note(sale.member) }

    func member(at point: Int, on day: Day, _ randomness: inout Randomness) -> Int {
        if day <= .lastOfLaunch, registers.points[point].host == nil {
            return customers.drawNew(at: point, on: day, &randomness)
        }
        return customers.draw(at: point, of: heads[point], &randomness)
    }

    /// A sale at the agreed price, or in few cases at another one.
    func sale(
        at point: Int, to member: Int, of product: Int, on day: Day, _ randomness: inout Randomness
    ) -> SampleSale {
        let most = registers.products[product].mostAtOnce
        let quantity = Int64(randomness.chance(3, in: 5) ? 1 : randomness.among(1...most))
        let price = registers.products[product].nearestPrice(on: day)
        let list = quantity * price.listPrice
        var paid = price.agreedPrice(quantity: quantity)
        // Some tills round to the thousand, and some still know an older price.
        if randomness.chance(12, in: 1_000) {
            paid = randomness.chance(1, in: 2) ? paid / 1_000 * 1_000 : min(list, paid + 500 * quantity)
        }
        return SampleSale(
            point: point, member: member, product: product, quantity: quantity, listAmount: list, paidAmount: paid)
    }
}
