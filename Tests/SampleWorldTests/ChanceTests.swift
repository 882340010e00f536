import Testing
@testable import SampleWorld

@Suite struct ChanceTests {
    @Test func `apportioned parts add up and follow their weights`() {
        #expect(Apportionment.parts(of: 10, by: [1, 1, 1]) == [4, 3, 3])
        #expect(Apportionment.parts(of: 10, by: [8, 1, 1], atLeast: 2) == [5, 3, 2])
        #expect(Apportionment.parts(of: 0, by: [3, 5]) == [0, 0])
    }

    @Test func `random numbers follow from the seed and the stream alone`() {
        var first = Randomness(seed: 1, stream: "a")
        var same = Randomness(seed: 1, stream: "a")
        var otherStream = Randomness(seed: 1, stream: "b")
        var otherSeed = Randomness(seed: 2, stream: "a")

        let numbers = (0..<5).map { _ in first.next() }

        #expect(numbers == (0..<5).map { _ in same.next() })
        #expect(numbers != (0..<5).map { _ in otherStream.next() })
        #expect(numbers != (0..<5).map { _ in otherSeed.next() })
    }

    @Test func `weighted values come as often as their weights say`() {
        var randomness = Randomness(seed: 3, stream: "weights")
        let weighted = Weighted([("rare", 1), ("never", 0), ("often", 9)].map { (value: $0.0, weight: $0.1) })

        var counts: [String: Int] = [:]
        for _ in 0..<10_000 { counts[weighted.draw(&randomness), default: 0] += 1 }

        #expect(counts["never"] == nil)
        #expect((850...1_150).contains(counts["rare", default: 0]))
    }
}
