/// The seats with a fact of one product, or of any, by month, half-year, year and for ever, united beforehand.
///
/// So a run of months is the union of few sets, whatever its length.
struct PeriodBitmaps: Sendable {
    private var levels: [[Int: MarkedSeats]]
    /// Months of one set of each level; the last level is everything.
    private static let lengths = [1, 6, 12]

    init(months: [Int: MarkedSeats]) {
        levels = [months]
        for length in PeriodBitmaps.lengths.dropFirst() {
            let below = levels[levels.count - 1]
            let step = PeriodBitmaps.lengths[levels.count - 1]
            let groups = Dictionary(grouping: below.keys) { $0 * step / length }
            levels.append(
                groups.mapValues { keys in MarkedSeats.union(keys.sorted().compactMap { below[$0] }) })
        }
        let years = levels[levels.count - 1]
        levels.append([0: MarkedSeats.union(years.keys.sorted().compactMap { years[$0] })])
    }

    /// The sets whose union is what a run of months has; `all` are the months in which there is anything.
    func cover(_ months: Range<Int>, of all: Range<Int>) -> [MarkedSeats] {
        if months.lowerBound <= all.lowerBound, all.upperBound <= months.upperBound {
            return levels[levels.count - 1][0].map { [$0] } ?? []
        }
        var sets: [MarkedSeats] = []
        var month = months.lowerBound
        while month < months.upperBound {
            var level = PeriodBitmaps.lengths.count - 1
            while level > 0 {
                let length = PeriodBitmaps.lengths[level]
                // Months without anything beyond the end do no harm to a longer set.
                let end = month + length
                if month % length == 0, end <= months.upperBound || months.upperBound >= all.upperBound { break }
                level -= 1
            }
            let length = PeriodBitmaps.lengths[level]
            if let set = levels[level][month / length] { sets.append(set) }
            month += length
        }
        return sets
    }
}
