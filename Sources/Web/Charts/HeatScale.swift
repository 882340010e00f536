/// Sorts numbers into five steps with about as many places in each, so that one giant does not make all others pale.
package struct HeatScale: Sendable, Hashable {
    /// How many steps there are beside the step 0 for nothing.
    package static let steps = 5

    /// The smallest value of each step that is used, rising.
    package let starts: [Int64]
    private let most: Int64

    package init(_ values: [Int64]) {
        let positive = values.filter { $0 > 0 }.sorted()
        var starts: [Int64] = []
        for step in 0..<HeatScale.steps {
            guard let start = positive.dropFirst(step * positive.count / HeatScale.steps).first else { break }
            if start != starts.last { starts.append(start) }
        }
        self.starts = starts
        most = positive.last ?? 0
    }

    /// 0 for nothing, else 1 for the palest to `steps` for the strongest; the strongest is always used.
    package func step(of value: Int64) -> Int {
        guard value > 0, let index = starts.lastIndex(where: { $0 <= value }) else { return 0 }
        return HeatScale.steps - (starts.count - 1 - index)
    }

    /// Each step in use with its smallest and greatest possible value.
    package var ranges: [(step: Int, from: Int64, to: Int64)] {
        starts.indices.map { index in
            let to = index + 1 < starts.count ? starts[index + 1] - 1 : most
            return (HeatScale.steps - (starts.count - 1 - index), starts[index], to)
        }
    }
}
