/// Facts by seat with everything that answers questions at once: packed months, bitmaps of periods, sums of pieces.
///
/// Nothing in it changes; what came later stands in a `FactView` beside it.
package final class FactIndex: Sendable {
    package let seats: SeatMap
    /// From the first month with a fact to the last.
    let months: Range<Int>
    private let facts: [PackedFacts]
    /// By product; at 0 those of all products.
    private let bitmaps: [PeriodBitmaps?]
    /// Of all products together, unit by unit where that is not too much.
    private let sums: PieceSums
    /// Of each product, over longer pieces.
    private let productSums: PieceSums
    package let count: Int
    package let products: Int

    /// `facts` tells the facts of a month, each with its seat as its subject, in the order of the seats.
    package init(seats: SeatMap, months: Range<Int>, products: Int, facts: (Int) throws -> [Fact]) rethrows {
        var packed: [PackedFacts] = []
        var sets: [[Int: MarkedSeats]] = Array(repeating: [:], count: products + 1)
        var sums = PieceSums(seats: seats, months: months, products: 0)
        var productSums = PieceSums(seats: seats, months: months, products: products)
        var count = 0
        for month in months {
            let found = try facts(month)
            count += found.count
            sums.add(found, of: month)
            if products > 0 { productSums.add(found, of: month) }
            var named: [[UInt32]] = Array(repeating: [], count: products + 1)
            for fact in found {
                for key in [0, Int(fact.product)] where named[key].last != fact.subject {
                    named[key].append(fact.subject)
                }
            }
            for key in 0...products where !named[key].isEmpty {
                sets[key][month] = MarkedSeats(NumberBitmap(named[key]))
            }
            packed.append(PackedFacts(found))
        }
        self.seats = seats
        self.months = months
        self.facts = packed
        self.sums = sums
        self.productSums = productSums
        self.count = count
        self.products = products
        bitmaps = sets.map { $0.isEmpty ? nil : PeriodBitmaps(months: $0) }
    }

    /// Without any fact.
    package convenience init() {
        self.init(
            seats: SeatMap(places: 0, greatestPerson: 0) { _ in }, months: 0..<0, products: 0, facts: { _ in [] })
    }

    /// Bytes of the packed facts alone.
    package var byteCount: Int { facts.reduce(0) { $0 + $1.byteCount } }

    /// The seats with a fact in a run of whole months.
    func seats(in months: Range<Int>, products: [UInt32]?) -> MarkedSeats {
        let months = months.clamped(to: self.months)
        guard !months.isEmpty else { return .empty }
        let keys = products.map { $0.map(Int.init).filter { $0 < bitmaps.count } } ?? [0]
        let sets = keys.flatMap { bitmaps[$0]?.cover(months, of: self.months) ?? [] }
        return sets.isEmpty ? .empty : MarkedSeats.union(sets)
    }

    /// The sums of a run of whole months.
    func sums(in months: Range<Int>, products: [UInt32]?, _ ranges: [Range<UInt32>]) -> FactSums {
        var total = FactSums()
        let months = months.clamped(to: self.months)
        guard !months.isEmpty else { return total }
        let keys = products.map { $0.map(Int.init).filter { $0 > 0 && $0 <= self.products } } ?? [0]
        guard !keys.isEmpty else { return total }
        let (wanted, sums) = (products.map(Set.init), products == nil ? self.sums : productSums)
        for range in ranges {
            let range = range.clamped(to: 0..<UInt32(seats.count))
            guard !range.isEmpty else { continue }
            var edges = [range]
            if let whole = sums.pieces(in: range) {
                for key in keys { total += sums.sum(whole, months: months, product: key) }
                edges = [
                    range.lowerBound..<sums.borders[whole.lowerBound],
                    sums.borders[whole.upperBound]..<range.upperBound,
                ]
            }
            for edge in edges where !edge.isEmpty {
                for month in months {
                    facts[month - self.months.lowerBound].forEach(edge) { fact in
                        if wanted?.contains(fact.product) ?? true { total.add(fact) }
                    }
                }
            }
        }
        return total
    }

    /// The sums of one product in a run of whole months for many heaps of ranges at once: one walk over the facts
    /// between the first and the last, as the borders of short ranges lie within pieces.
    func sums(in months: Range<Int>, product: UInt32, heaps: [[Range<UInt32>]]) -> [FactSums] {
        var sums = Array(repeating: FactSums(), count: heaps.count)
        let all = heaps.enumerated().flatMap { heap, ranges in ranges.map { (range: $0, heap: heap) } }
            .filter { !$0.range.isEmpty }.sorted { $0.range.lowerBound < $1.range.lowerBound }
        guard let first = all.first, let last = all.last else { return sums }
        for month in months.clamped(to: self.months) {
            var place = 0
            facts[month - self.months.lowerBound].forEach(first.range.lowerBound..<last.range.upperBound) { fact in
                guard fact.product == product else { return }
                while all[place].range.upperBound <= fact.subject { place += 1 }
                if all[place].range.contains(fact.subject) { sums[all[place].heap].add(fact) }
            }
        }
        return sums
    }

    /// Hands over the facts of some days and seats.
    package func forEach(days: Range<Int32>, _ ranges: [Range<UInt32>], _ body: (Fact) -> Void) {
        guard !days.isEmpty else { return }
        let named = (Month.number(of: days.lowerBound)..<Month.number(of: days.upperBound - 1) + 1).clamped(to: months)
        for month in named {
            for range in ranges {
                facts[month - months.lowerBound].forEach(range) { fact in
                    if days.contains(fact.day) { body(fact) }
                }
            }
        }
    }

    /// The days between which all facts lie.
    package var days: Range<Int32> {
        months.isEmpty ? 0..<0 : Month.first(months.lowerBound)..<Month.first(months.upperBound)
    }
}
