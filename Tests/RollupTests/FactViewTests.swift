import Kernel
import Rollup
import Testing

/// Questions to an index are answered as a plain walk over all facts answers them.
struct FactViewTests {
    /// A small random world: places, persons with one seat or several, facts of some months.
    private struct Sample {
        let seats: SeatMap
        let built: [Fact]
        let added: [Fact]
        let voided: [Fact]
        static let firstDay: Int32 = 20_100

        init(_ chance: inout Chance) {
            let (places, persons) = (6, 60)
            var rows: [(Int, UInt32)] = []
            for person in 1...UInt32(persons) {
                for _ in 0..<(chance.below(4) == 0 ? 3 : 1) {
                    let place = chance.below(places)
                    if !rows.contains(where: { $0 == (place, person) }) { rows.append((place, person)) }
                }
            }
            let told = rows
            let seats = SeatMap(places: places, greatestPerson: persons) { tell in
                for (place, person) in told { tell(place, person) }
            }
            self.seats = seats
            func fact(_ chance: inout Chance) -> Fact {
                Fact(
                    subject: UInt32(chance.below(seats.count)), point: UInt32(1 + chance.below(9)),
                    product: UInt32(1 + chance.below(4)), day: Sample.firstDay + Int32(chance.below(500)),
                    list: Int64(chance.below(1_000_000_000)), paid: Int64(chance.below(1_000_000)))
            }
            built = (0..<(200 + chance.below(900))).map { _ in fact(&chance) }
            added = (0..<chance.below(40)).map { _ in fact(&chance) }
            var voided: [Fact] = []
            for fact in built + added where chance.below(9) == 0 { voided.append(fact) }
            self.voided = voided
        }

        var view: FactView {
            let months = Dictionary(grouping: built) { Month.number(of: $0.day) }
            let (first, last) = (months.keys.min() ?? 0, months.keys.max() ?? 0)
            let index = FactIndex(seats: seats, months: first..<last + 1, products: 4) { (months[$0] ?? []).sorted() }
            return FactView(index: index, added: added.sorted(), voided: voided.sorted())
        }

        /// What counts, each as often as it does.
        var counted: [Fact] {
            var voids: [Fact: Int] = [:]
            for fact in voided { voids[fact, default: 0] += 1 }
            return (built + added).filter { fact in
                guard let count = voids[fact], count > 0 else { return true }
                voids[fact] = count - 1
                return false
            }
        }
    }

    private func stretches(_ chance: inout Chance, _ seats: Int) -> [FactView.Stretch] {
        var stretches: [FactView.Stretch] = []
        var day = Sample.firstDay - 40 + Int32(chance.below(200))
        for _ in 0...chance.below(3) {
            let end = day + Int32(1 + chance.below(300))
            var ranges: [Range<UInt32>] = []
            var seat = UInt32(chance.below(10))
            while seat < UInt32(seats) {
                let next = seat + UInt32(1 + chance.below(seats))
                ranges.append(seat..<next)
                seat = next + UInt32(1 + chance.below(9))
            }
            // Whole months too, which the bitmaps answer.
            let first = chance.below(2) == 0 ? day : Month.first(Month.number(of: day))
            stretches.append(FactView.Stretch(days: first..<max(first, end), ranges: ranges))
            day = end
        }
        var clean: [FactView.Stretch] = []
        for stretch in stretches {
            let from = max(stretch.days.lowerBound, clean.last?.days.upperBound ?? .min)
            clean.append(FactView.Stretch(days: from..<max(from, stretch.days.upperBound), ranges: stretch.ranges))
        }
        return clean
    }

    @Test(arguments: 0..<60)
    func `sums and distinct persons are those of a plain walk over all facts`(seed: UInt64) {
        var chance = Chance(state: seed)
        let sample = Sample(&chance)
        let view = sample.view
        for _ in 0..<25 {
            let asked = stretches(&chance, sample.seats.count)
            let products: [UInt32]? = chance.below(2) == 0 ? nil : [UInt32(1 + chance.below(4))]
            let meant = sample.counted.filter { fact in
                (products?.contains(fact.product) ?? true)
                    && asked.contains { stretch in
                        stretch.days.contains(fact.day) && stretch.ranges.contains { $0.contains(fact.subject) }
                    }
            }

            let tally = view.tally(asked, products: products)

            var sums = FactSums()
            for fact in meant { sums.add(fact) }
            #expect(tally.sums == sums)
            let persons = Set(meant.map { sample.seats.person(at: $0.subject) })
            #expect(tally.seats.personCount(sample.seats) == persons.count)
            var walked: [Fact] = []
            view.forEach(asked) { walked.append($0) }
            let alone = view.tally(asked, products: products, .persons)
            #expect(alone.seats.personCount(sample.seats) == tally.seats.personCount(sample.seats))
            #expect(view.tally(asked, products: products, .sums).sums == sums)
            let wanted = walked.filter { products?.contains($0.product) ?? true }.sorted()
            #expect(wanted == meant.sorted())
        }
    }

    @Test(arguments: 0..<30)
    func `the sums of many heaps of seats in one walk are those of a look at each`(seed: UInt64) {
        var chance = Chance(state: seed)
        let sample = Sample(&chance)
        let view = sample.view
        for _ in 0..<10 {
            let from = Sample.firstDay - 30 + Int32(chance.below(300))
            let days = from..<from + Int32(chance.below(300))
            let product = UInt32(1 + chance.below(4))
            var heaps: [[Range<UInt32>]] = [[], [], []]
            var seat = UInt32(chance.below(5))
            while seat < UInt32(sample.seats.count) {
                let next = seat + UInt32(1 + chance.below(9))
                heaps[chance.below(3)].append(seat..<next)
                seat = next + UInt32(chance.below(3))
            }

            let sums = view.sums(days: days, product: product, heaps: heaps)

            for (heap, sum) in zip(heaps, sums) {
                let one = view.tally([FactView.Stretch(days: days, ranges: heap)], products: [product], .sums)
                #expect(sum == one.sums)
            }
        }
    }

    @Test(arguments: 0..<20)
    func `packed facts are read back as they were, also from their bytes`(seed: UInt64) throws {
        var chance = Chance(state: seed)
        let facts = (0..<chance.below(1_500)).map { _ in
            Fact(
                subject: UInt32(chance.below(1 << 24)), point: UInt32(chance.below(20_000)),
                product: UInt32(chance.below(200)), day: Int32(chance.below(40_000)) - 9_000,
                list: Int64(chance.below(1_000_000_000_001)), paid: Int64(chance.below(1_000_000_000_001)))
        }.sorted()
        let packed = PackedFacts(facts)
        let again = try #require(PackedFacts(bytes: packed.bytes))

        #expect(packed.all == facts)
        #expect(again.all == facts)
        let some: Range<UInt32> = 1_000..<UInt32(1 << 23)
        var part: [Fact] = []
        again.forEach(some) { part.append($0) }
        #expect(part == facts.filter { some.contains($0.subject) })
    }

    @Test func `bytes that are no packed facts are refused`() {
        let bytes = PackedFacts([Fact(subject: 1, point: 1, product: 1, day: 1, list: 1, paid: 1)]).bytes

        #expect(PackedFacts(bytes: []) == nil)
        #expect(PackedFacts(bytes: Array(bytes.dropLast(8))) == nil)
        #expect(PackedFacts(bytes: bytes + [0, 0, 0, 0, 0, 0, 0, 0]) == nil)
        #expect(PackedFacts(bytes: [1] + bytes.dropFirst()) == nil)
    }

    @Test func `the least and greatest values are packed too`() {
        let facts = [
            Fact(subject: 0, point: 0, product: 0, day: .min, list: .min / 4, paid: .max / 4),
            Fact(subject: .max - 1, point: .max, product: .max, day: .max, list: .max / 4, paid: 0),
        ]

        #expect(PackedFacts(facts).all == facts)
    }
}

/// Numbers that look random and are the same each time (SplitMix64).
struct Chance {
    var state: UInt64

    mutating func below(_ limit: Int) -> Int {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return Int((mixed ^ (mixed >> 31)) % UInt64(max(1, limit)))
    }
}
