import Rollup
import Testing

/// Packed facts give back what was packed, whole or in part, and their order is the one that was asked for.
struct PackedFactsTests {
    private func facts(_ chance: inout Chance, count: Int, subjects: Int) -> [Fact] {
        (0..<count).map { _ in
            Fact(
                subject: UInt32(chance.below(subjects)), point: UInt32(chance.below(5_000)),
                product: UInt32(chance.below(100)), day: 20_000 + Int32(chance.below(31)),
                list: Int64(chance.below(1 << 40)), paid: Int64(chance.below(1 << 40)))
        }
    }

    @Test(arguments: [1, 2, 255, 256, 257, 3_000], [1, 900, 1 << 31])
    func `any run of subjects is read as a filter over all facts reads it`(count: Int, subjects: Int) throws {
        var chance = Chance(state: UInt64(count + subjects))
        let sorted = facts(&chance, count: count, subjects: subjects).sorted()

        let packed = PackedFacts(sorted)
        let stored = try #require(PackedFacts(bytes: packed.bytes))

        for _ in 0..<60 {
            let ends = [chance.below(subjects + 1), chance.below(subjects + 1)].sorted().map(UInt32.init)
            let run = ends[0]..<ends[1]
            var read: [Fact] = []
            stored.forEach(run) { read.append($0) }
            #expect(read == sorted.filter { run.contains($0.subject) })
        }
        #expect(packed.all == sorted)
        #expect(stored.all == sorted)
    }

    @Test(arguments: [1, 900, 1 << 21, 1 << 31])
    func `facts in the order of subjects keep theirs within one subject`(subjects: Int) {
        var chance = Chance(state: UInt64(subjects))
        let mixed = facts(&chance, count: 4_000, subjects: subjects)

        let ordered = mixed.orderedBySubject()

        let expected = mixed.enumerated().sorted { ($0.element.subject, $0.offset) < ($1.element.subject, $1.offset) }
        #expect(ordered == expected.map(\.element))
        #expect(ordered.orderedBySubject() == ordered)
    }
}
