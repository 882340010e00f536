/// An index with what came since it was made: further facts, and facts of it that do not count any more.
package struct FactView: Sendable {
    package let index: FactIndex
    /// Facts with their seats, in no order.
    package let added: [Fact]
    /// Facts of the index or among the added ones that are void.
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

    /// What is found: sums, and the seats for counting persons.
    package struct Tally: Sendable {
        package let sums: FactSums
        package let seats: SeatSet
    }

    /// Adds up what some stretches hold, whose days must not overlap; nil means all products.
    package func tally(_ stretches: [Stretch], products: [UInt32]? = nil, _ memo: Memo = Memo()) -> Tally {
        let stretches = stretches.filter { !$0.days.isEmpty && !$0.ranges.isEmpty }
        var sums = FactSums()
        var parts: [(NumberBitmap, [Range<UInt32>])] = []
        let wanted = products.map(Set.init)
        for stretch in stretches {
            let days = stretch.days.clamped(to: index.days)
            let (head, months, tail) = Month.cut(days)
            if !months.isEmpty {
                parts.append((memo.seats(index, months, products), stretch.ranges))
                sums += index.sums(in: months, products: products, stretch.ranges)
            }
            for rest in [head, tail] where !rest.isEmpty {
                var found: [UInt32] = []
                index.forEach(days: rest, stretch.ranges) { fact in
                    guard wanted?.contains(fact.product) ?? true else { return }
                    sums.add(fact)
                    if found.last != fact.subject { found.append(fact.subject) }
                }
                if !found.isEmpty { parts.append((NumberBitmap(found), SeatSet.everywhere)) }
            }
        }
        let (bitmap, ranges) = FactView.united(parts)
        let (extra, gone) = changes(stretches, wanted, &sums)
        return Tally(sums: sums, seats: SeatSet(bitmap, in: ranges, adding: extra, removing: gone))
    }

    /// One set of several with ranges of their own.
    private static func united(
        _ parts: [(NumberBitmap, [Range<UInt32>])]
    ) -> (NumberBitmap, [Range<UInt32>]) {
        guard let first = parts.first else { return (.empty, SeatSet.everywhere) }
        if parts.allSatisfy({ $0.1 == first.1 }) { return (NumberBitmap.union(parts.map(\.0)), first.1) }
        let cut = parts.map { bitmap, ranges in
            ranges == SeatSet.everywhere ? bitmap : bitmap.intersection(NumberBitmap(ranges: ranges))
        }
        return (NumberBitmap.union(cut), SeatSet.everywhere)
    }

    /// Takes into the sums what came since, and tells the seats that are new or gone by it.
    private func changes(
        _ stretches: [Stretch], _ products: Set<UInt32>?, _ sums: inout FactSums
    ) -> (extra: Set<UInt32>, gone: Set<UInt32>) {
        func isMeant(_ fact: Fact) -> Bool {
            (products?.contains(fact.product) ?? true)
                && stretches.contains {
                    $0.days.contains(fact.day) && SeatSet.lies(fact.subject, in: $0.ranges)
                }
        }
        var (extra, gone): (Set<UInt32>, Set<UInt32>) = ([], [])
        for fact in added where isMeant(fact) {
            sums.add(fact)
            extra.insert(fact.subject)
        }
        guard !voided.isEmpty else { return (extra, gone) }
        var voids: [UInt32: Int] = [:]
        var lost = FactSums()
        for fact in voided where isMeant(fact) {
            lost.add(fact)
            voids[fact.subject, default: 0] += 1
        }
        sums -= lost
        for (seat, count) in voids {
            var left = -count
            for fact in added where fact.subject == seat && isMeant(fact) { left += 1 }
            for stretch in stretches where SeatSet.lies(seat, in: stretch.ranges) {
                index.forEach(days: stretch.days, [seat..<seat + 1]) { fact in
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
            for fact in added where stretch.days.contains(fact.day) && SeatSet.lies(fact.subject, in: stretch.ranges) {
                tell(fact)
            }
        }
    }

    /// Unions that several parts of one question share.
    package final class Memo {
        private struct Key: Hashable {
            let months: Range<Int>
            let products: [UInt32]?
        }

        private var kept: [Key: NumberBitmap] = [:]

        package init() {}

        func seats(_ index: FactIndex, _ months: Range<Int>, _ products: [UInt32]?) -> NumberBitmap {
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
        FactView.Tally(sums: sums, seats: SeatSet(NumberBitmap(seats), in: SeatSet.everywhere))
    }
}
