internal import Kernel

/// Makes the sales one after another: most will be accepted, few refused, and few void an earlier one.
struct SaleStream {
    enum Entry {
        case sale(SampleSale)
        /// Voids the sale of an earlier entry, of which it repeats all cells or only the id.
        case reversal(of: Int, SampleSale, isWhole: Bool)
    }

    private struct Accepted {
        let entry: Int
        let sale: SampleSale
        let place: SampleJudge.Place
    }

    private var judge: SampleJudge
    private var chooser: SaleChooser
    private let refused: RefusedSales
    private let refusals = Weighted(SaleStream.shares)
    private var randomness: Randomness
    /// How many entries were made.
    private var count = 0
    private var recent: [Accepted] = []
    private var lasts: [RefusedSales.Last] = []

    init(_ registers: Registers, seed: UInt64) {
        randomness = Randomness(seed: seed, stream: "sales")
        judge = SampleJudge(registers)
        chooser = SaleChooser(judge, &randomness)
        refused = RefusedSales(judge, chooser)
    }

    mutating func begin(_ day: Day) { judge.begin(day) }

    /// The next entry; throws `SampleTooSmall` when nobody can buy anything.
    mutating func next() throws -> Entry {
        defer { count += 1 }
        switch randomness.below(1_000) {
        case 0..<5:
            if let entry = reversal() { return entry }
        case 5..<26:
            let refusal = refusals.draw(&randomness)
            if let sale = refused.sale(refusal, judge, lasts: lasts, &randomness) { return .sale(sale) }
        default: break
        }
        return .sale(try accepted())
    }

    private mutating func accepted() throws -> SampleSale {
        for _ in 0..<5_000 {
            let point = chooser.point(&randomness)
            guard judge.isOpen[point] else { continue }
            let member = chooser.member(at: point, on: judge.day, &randomness)
            for _ in 0..<3 {
                let product = chooser.product(of: judge.head(of: point), &randomness)
                guard judge.prices[product] != nil else { continue }
                let sale = chooser.sale(at: point, to: member, of: product, on: judge.day, &randomness)
                guard judge.refusal(of: sale) == nil else { continue }
                note(sale)
                return sale
            }
        }
        throw SampleTooSmall()
    }

    private mutating func note(_ sale: SampleSale) {
        chooser.note(sale)
        recent.append(Accepted(entry: count, sale: sale, place: judge.accept(sale)))
        if recent.count > 2 * SaleStream.memory { recent.removeFirst(SaleStream.memory) }
        guard judge.isLimitReached(sale.product, member: sale.member) else { return }
        lasts.append(.init(point: sale.point, member: sale.member, product: sale.product))
        if lasts.count > 2 * SaleStream.memory { lasts.removeFirst(SaleStream.memory) }
    }

    private mutating func reversal() -> Entry? {
        guard !recent.isEmpty else { return nil }
        let voided = recent.remove(at: randomness.below(recent.count))
        judge.release(voided.place)
        return .reversal(of: voided.entry, voided.sale, isWhole: randomness.chance(1, in: 2))
    }

    /// Sales that can still be reversed or asked for once more: those of the last days.
    private static let memory = 400

    private static let shares: [(value: SampleRefusal, weight: Int)] = [
        (.overLimit, 27), (.notCovered, 17), (.notAMember, 12), (.productNotInForce, 10), (.wrongPartner, 9),
        (.agreementNotInForce, 8), (.pointClosed, 6), (.poolEmpty, 6), (.paidOverList, 5),
    ]
}

/// The sizes asked for leave nobody who could buy anything.
package struct SampleTooSmall: Error {}
