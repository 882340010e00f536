/// An index with what came since it was made: further facts, and facts of it that do not count any more.
package struct FactView: Sendable {
    package let index: FactIndex
    /// Facts with their seats, in their order.
    package let added: [Fact]
    /// Facts of the index or among the added ones that are void, in their order.
    package let voided: [Fact]

    package init(index: FactIndex, added: [Fact] = [], voided: [Fact] = []) {
        self.index = index
        self.added = added
        self.voided = voided
    }

    /// Some days, and the seats that are meant on them, as sorted ranges that do not touch.
    package struct Stretch: Sendable, Hashable {
        package let days: Range<Int32>
        package let ranges: [Range<UInt32>]

        package init(days: Range<Int32>, ranges: [Range<UInt32>]) {
            self.days = days
            self.ranges = ranges
        }
    }

    /// What is found: sums, and the seats for counting persons; what was not wanted is empty.
    package struct Tally: Sendable {
        package let sums: FactSums
        package let seats: SeatSet
    }

    /// What of a tally is looked up.
    package enum Wanted: Sendable {
        case persons, sums, both

        var persons: Bool { self != .sums }
        var sums: Bool { self != .persons }
    }

    /// The same with only what came since on some days.
    package func narrowed(to days: Range<Int32>) -> FactView {
        FactView(
            index: index, added: added.filter { days.contains($0.day) },
            voided: voided.filter { days.contains($0.day) })
    }

    /// Adds up what some stretches hold, whose days must not overlap; nil means all products.
    package func tally(
        _ stretches: [Stretch], products: [UInt32]? = nil, _ wanted: Wanted = .both, _ memo: Memo = Memo()
    ) -> Tally {
        let stretches = stretches.filter { !$0.days.isEmpty && !$0.ranges.isEmpty }
        var sums = FactSums()
        var parts: [(MarkedSeats, [Range<UInt32>])] = []
        let meant = products.map(Set.init)
        for stretch in stretches {
            let days = stretch.days.clamped(to: index.days)
            let (head, months, tail) = Month.cut(days)
            if !months.isEmpty {
                if wanted.persons { parts.append((memo.seats(index, months, products), stretch.ranges)) }
                if wanted.sums { sums += index.sums(in: months, products: products, stretch.ranges) }
            }
            for rest in [head, tail] where !rest.isEmpty {
                var found: [UInt32] = []
                index.forEach(days: rest, stretch.ranges) { fact in
                    guard meant?.contains(fact.product) ?? true else { return }
                    sums.add(fact)
                    if wanted.persons, found.last != fact.subject { found.append(fact.subject) }
                }
                if !found.isEmpty { parts.append((MarkedSeats(NumberBitmap(found)), SeatSet.everywhere)) }
            }
        }
        let (seats, ranges) = FactView.united(parts)
        let (extra, gone) = changes(stretches, meant, wanted, &sums)
        return Tally(sums: sums, seats: SeatSet(seats, in: ranges, adding: extra, removing: gone))
    }

    /// The sums of one product for many heaps of ranges on the same days, none of which may overlap: one walk over all.
    package func sums(days: Range<Int32>, product: UInt32, heaps: [[Range<UInt32>]]) -> [FactSums] {
        let known = days.clamped(to: index.days)
        let (head, months, tail) = Month.cut(known)
        var sums = index.sums(in: months, product: product, heaps: heaps)
        for (heap, ranges) in heaps.enumerated() {
            let rests = [head, tail].filter { !$0.isEmpty }
            for rest in rests {
                index.forEach(days: rest, ranges) { if $0.product == product { sums[heap].add($0) } }
            }
            var lost = FactSums()
            let here = [Stretch(days: days, ranges: ranges)]
            FactView.forEach(added, here, [product]) { sums[heap].add($0) }
            FactView.forEach(voided, here, [product]) { lost.add($0) }
            sums[heap] -= lost
        }
        return sums
    }

    /// One set of several with ranges of their own.
    private static func united(
        _ parts: [(MarkedSeats, [Range<UInt32>])]
    ) -> (MarkedSeats, [Range<UInt32>]) {
        guard let first = parts.first else { return (.empty, SeatSet.everywhere) }
        if parts.allSatisfy({ $0.1 == first.1 }) { return (MarkedSeats.union(parts.map(\.0)), first.1) }
        let cut = parts.map { seats, ranges in
            ranges == SeatSet.everywhere ? seats.bitmap : seats.bitmap.intersection(NumberBitmap(ranges: ranges))
        }
        return (MarkedSeats(NumberBitmap.union(cut)), SeatSet.everywhere)
    }

    /// Takes into the sums what came since, and tells the seats that are new or gone by it.
    private func changes(
        _ stretches: [Stretch], _ products: Set<UInt32>?, _ wanted: Wanted, _ sums: inout FactSums
    ) -> (extra: Set<UInt32>, gone: Set<UInt32>) {
        var (extra, gone): (Set<UInt32>, Set<UInt32>) = ([], [])
        FactView.forEach(added, stretches, products) { fact in
            sums.add(fact)
            if wanted.persons { extra.insert(fact.subject) }
        }
        guard !voided.isEmpty else { return (extra, gone) }
        var voids: [UInt32: Int] = [:]
        var lost = FactSums()
        FactView.forEach(voided, stretches, products) { fact in
            lost.add(fact)
            voids[fact.subject, default: 0] += 1
        }
        sums -= lost
        guard wanted.persons else { return (extra, gone) }
        for (seat, count) in voids {
            var left = -count
            for stretch in stretches where SeatSet.lies(seat, in: stretch.ranges) {
                let here = Stretch(days: stretch.days, ranges: [seat..<seat + 1])
                FactView.forEach(added, [here], products) { _ in left += 1 }
                index.forEach(days: here.days, here.ranges) { fact in
                    if products?.contains(fact.product) ?? true { left += 1 }
                }
            }
            if left <= 0 {
                gone.insert(seat)
                extra.remove(seat)
            }
        }
        return (extra, gone)
    }

    /// Hands over those of some sorted facts that are meant.
    private static func forEach(
        _ facts: [Fact], _ stretches: [Stretch], _ products: Set<UInt32>? = nil, _ body: (Fact) -> Void
    ) {
        guard !facts.isEmpty else { return }
        for stretch in stretches {
            for range in stretch.ranges {
                for fact in facts[facts.run(of: range)]
                where stretch.days.contains(fact.day) && products?.contains(fact.product) ?? true { body(fact) }
            }
        }
    }

    /// Hands over each fact that some stretches hold.
    package func forEach(_ stretches: [Stretch], _ body: (Fact) -> Void) {
        var voids: [Fact: Int] = [:]
        for fact in voided { voids[fact, default: 0] += 1 }
        func tell(_ fact: Fact) {
            if !voids.isEmpty, let count = voids[fact], count > 0 {
                voids[fact] = count - 1
            } else {
                body(fact)
            }
        }
        for stretch in stretches {
            index.forEach(days: stretch.days, stretch.ranges, tell)
            FactView.forEach(added, [stretch]) { tell($0) }
        }
    }

    /// Unions that several parts of one question share.
    package final class Memo {
        private struct Key: Hashable {
            let months: Range<Int>
            let products: [UInt32]?
        }

        private var kept: [Key: MarkedSeats] = [:]

        package init() {}

        func seats(_ index: FactIndex, _ months: Range<Int>, _ products: [UInt32]?) -> MarkedSeats {
            let key = Key(months: months, products: products)
            if let known = kept[key] { return known }
            let found = index.seats(in: months, products: products)
            kept[key] = found
            return found
        }
    }
}

/// Gathers facts one by one under a key, for groups that no bitmap was made for.
package struct SeatGatherer {
    private var seats: [UInt32] = []
    package private(set) var sums = FactSums()

    package init() {}

    package mutating func add(_ fact: Fact) {
        sums.add(fact)
        if seats.last != fact.subject { seats.append(fact.subject) }
    }

    package var tally: FactView.Tally {
        FactView.Tally(sums: sums, seats: SeatSet(MarkedSeats(NumberBitmap(seats)), in: SeatSet.everywhere))
    }
}
