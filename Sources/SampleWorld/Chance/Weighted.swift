/// Values of which some come more often than others.
struct Weighted<Value: Sendable>: Sendable {
    let values: [Value]
    /// The sum of the weights up to each value.
    private let sums: [Int]

    init(_ pairs: [(value: Value, weight: Int)]) {
        values = pairs.map(\.value)
        var sum = 0
        sums = pairs.map { pair in
            sum += pair.weight
            return sum
        }
    }

    var isEmpty: Bool { values.isEmpty }

    /// A value by its weight; there must be one.
    func draw(_ randomness: inout Randomness) -> Value {
        let target = randomness.below(sums[sums.count - 1])
        var low = 0
        var high = sums.count - 1
        while low < high {
            let middle = (low + high) / 2
            if sums[middle] > target { high = middle } else { low = middle + 1 }
        }
        return values[low]
    }
}
