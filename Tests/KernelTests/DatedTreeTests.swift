import Kernel
import Testing

@Suite struct DatedTreeTests {
    private func day(_ text: String) -> Day { Day(text) ?? .distantPast }

    private func tree(_ parents: [Int64: Int64?]) -> DatedTree {
        var tree = DatedTree()
        for (number, parent) in parents { tree.add(number, life: .always, parent: parent) }
        return tree
    }

    @Test func `a chain of mergers of one day is followed to its end`() {
        var tree = tree([1: nil, 2: 1, 3: 1, 4: 1, 5: 2])
        tree.merge(3, into: 4, on: day("2025-07-01"))
        tree.merge(2, into: 3, on: day("2025-07-01"))

        #expect(tree.heir(of: 2, made: nil, on: day("2025-07-01")) == 4)
        #expect(tree.parent(of: 5, on: day("2025-06-30")) == 2)
        #expect(tree.parent(of: 5, on: day("2025-07-01")) == 4)
        #expect(tree.place(of: 2, from: day("2024-01-01"), on: day("2026-01-01")) == 4)
        #expect(!tree.exists(2, on: day("2025-07-01")))
    }

    @Test func `an assignment that begins after a merger means the successor too`() {
        var tree = tree([1: nil, 2: 1, 3: 1])
        tree.merge(2, into: 3, on: day("2025-07-01"))

        #expect(tree.heir(of: 2, made: day("2026-01-01"), on: day("2026-02-01")) == 3)
    }

    @Test func `the largest share of a split gets what nobody assigned, the first on a tie`() {
        var tree = tree([1: nil, 2: 1, 3: 1, 4: 1, 5: 2])
        tree.split(2, into: [.init(3, share: 500_000), .init(4, share: 500_000)], on: day("2025-07-01"))

        #expect(tree.parent(of: 5, on: day("2025-07-01")) == 3)
        #expect(tree.heir(of: 2, made: nil, on: day("2025-07-01")) == 3)
        let own = tree.place(of: 2, from: day("2025-01-01"), on: day("2026-01-01")) { _, _ in 4 }
        #expect(own == 4)
    }

    @Test func `a unit that is its own successor lives on while earlier assignments go to the largest`() {
        var tree = tree([1: nil, 2: 1, 3: 1, 5: 2])
        tree.split(2, into: [.init(2, share: 300_000), .init(3, share: 700_000)], on: day("2025-07-01"))

        #expect(tree.exists(2, on: day("2025-07-01")))
        #expect(tree.parent(of: 5, on: day("2025-07-01")) == 3)
        #expect(tree.heir(of: 2, made: day("2025-01-01"), on: day("2025-08-01")) == 3)
        #expect(tree.heir(of: 2, made: day("2025-07-15"), on: day("2025-08-01")) == 2)
        #expect(tree.place(of: 2, from: day("2025-01-01"), on: day("2025-08-01")) == 3)
    }

    @Test func `what stayed with a unit that splits and closes on one day stands at its parent`() {
        var tree = DatedTree()
        tree.add(1, life: .always, parent: nil)
        tree.add(2, life: DayRange(from: nil, to: day("2024-09-30")), parent: 1)
        tree.add(3, life: .always, parent: 1)
        tree.split(2, into: [.init(2, share: 250_000), .init(3, share: 750_000)], on: day("2024-09-30"))

        let (start, end) = (day("2023-08-17"), day("2026-01-01"))
        #expect(!tree.exists(2, on: day("2024-09-30")))
        #expect(tree.place(of: 2, from: start, on: end) == 3)
        #expect(tree.place(of: 2, from: start, on: end) { _, _ in 2 } == 1)
    }

    @Test func `children of a closed unit hang on its parent, and its old sales stand there`() {
        var tree = tree([1: nil, 2: 1, 3: 2, 4: 3])
        tree.close(3, on: day("2025-07-01"))

        #expect(tree.parent(of: 4, on: day("2025-06-30")) == 3)
        #expect(tree.parent(of: 4, on: day("2025-07-01")) == 2)
        #expect(tree.heir(of: 3, made: nil, on: day("2025-07-01")) == nil)
        #expect(tree.place(of: 3, from: day("2025-01-01"), on: day("2025-07-01")) == 2)
    }

    @Test func `what belonged to a closed unit follows the parent that it had on the closing day`() {
        var tree = tree([1: nil, 2: 1, 3: 2, 6: 1])
        tree.move(3, to: 6, on: day("2025-07-01"))
        tree.close(3, on: day("2025-07-01"))
        tree.merge(6, into: 2, on: day("2026-01-01"))

        #expect(tree.place(of: 3, from: day("2025-01-01"), on: day("2025-12-31")) == 6)
        #expect(tree.place(of: 3, from: day("2025-01-01"), on: day("2026-01-01")) == 2)
    }

    @Test func `an earlier day leads to the predecessor with the largest share`() {
        var tree = DatedTree()
        tree.add(1, life: .always, parent: nil)
        tree.add(2, life: .always, parent: 1)
        tree.add(3, life: DayRange(from: day("2025-07-01"), to: nil), parent: 1)
        tree.add(4, life: DayRange(from: day("2024-01-01"), to: nil), parent: 1)
        tree.split(2, into: [.init(3, share: 600_000), .init(4, share: 400_000)], on: day("2025-07-01"))

        #expect(tree.origin(of: 3, from: day("2025-08-01"), on: day("2025-01-01")) == 2)
        #expect(tree.origin(of: 4, from: day("2025-08-01"), on: day("2025-01-01")) == 4)
        #expect(tree.origin(of: 4, from: day("2025-08-01"), on: day("2023-01-01")) == 2)
    }

    @Test func `a line that comes back to itself is told`() {
        var tree = tree([1: nil, 2: 1, 3: 2])
        tree.move(2, to: 3, on: day("2025-07-01"))

        #expect(tree.isLoop(2, on: day("2025-07-01")))
        #expect(!tree.isLoop(2, on: day("2025-06-30")))
    }
}
