internal import Kernel

/// Draws who buys what where.
struct SaleChooser {
    private let registers: Registers
    private let points: Weighted<Int>
    private let products: [Weighted<Int>]
    /// Members by province and by grassroots union; the first of a list buy most.
    private let neighbours: [[Int]]
    private let colleagues: [Int: [Int]]

    init(_ judge: SampleJudge, _ randomness: inout Randomness) {
        registers = judge.registers
        let (registers, shuffled) = (judge.registers, randomness.shuffled(Array(judge.registers.members.indices)))
        let homes = shuffled.map { registers.units.base(of: registers.members[$0].memberships[0].unit) }
        var neighbours = [[Int]](repeating: [], count: registers.geography.provinces.count)
        var colleagues: [Int: [Int]] = [:]
        for (member, home) in zip(shuffled, homes) {
            neighbours[registers.units.all[home].province].append(member)
            colleagues[home, default: []].append(member)
        }
        self.neighbours = neighbours
        self.colleagues = colleagues
        let weights = registers.points.indices.map {
            SaleChooser.weight(of: registers.points[$0], head: judge.head(of: $0))
        }
        var sums: [Int: Int] = [:]
        for (point, weight) in zip(registers.points, weights) { sums[point.province, default: 0] += weight }
        points = Weighted(
            zip(registers.points, weights).enumerated().map { index, pair in
                let (point, weight) = pair
                return (index, 1 + neighbours[point.province].count * 1_000 * weight / (sums[point.province] ?? 1))
            })
        products = PartnerCatalogue.heads.indices.map { head in
            let own = registers.products.indices.filter { product in
                registers.agreements[registers.products[product].prices[0].agreement].partner == head
            }
            return Weighted(own.map { ($0, registers.products[$0].popularity) })
        }
    }

    private static func weight(of point: SamplePoint, head: Int) -> Int {
        point.host != nil ? 5 : [14, 10, 4, 5, 3, 3, 4, 8, 6, 4, 4, 4][head]
    }

    func point(_ randomness: inout Randomness) -> Int { points.draw(&randomness) }

    /// A product of a partner, in force or not.
    func product(of head: Int, _ randomness: inout Randomness) -> Int { products[head].draw(&randomness) }

    /// Somebody of the province; at a welfare point mostly somebody of the union that hosts it.
    func member(at point: Int, _ randomness: inout Randomness) -> Int {
        let place = registers.points[point]
        if let host = place.host, let own = colleagues[host], randomness.chance(3, in: 4) {
            return SaleChooser.early(own, &randomness)
        }
        return SaleChooser.early(neighbours[place.province], &randomness)
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

    /// An element, the sooner the more likely.
    private static func early(_ list: [Int], _ randomness: inout Randomness) -> Int {
        list[min(randomness.below(list.count), randomness.below(list.count))]
    }
}
