/// Divides whole numbers in proportion to weights.
enum Apportionment {
    /// Parts that add up to the total; what rounding leaves over goes to the largest remainders, the first of a tie.
    ///
    /// Each part is at least `least`; the total must be enough for that.
    static func parts(of total: Int, by weights: [Int], atLeast least: Int = 0) -> [Int] {
        let free = total - least * weights.count
        let sum = weights.reduce(0, +)
        var parts = weights.map { least + free * $0 / sum }
        let remainders = weights.map { free * $0 % sum }
        let order = weights.indices.sorted { (remainders[$1], $0) < (remainders[$0], $1) }
        for index in order.prefix(total - parts.reduce(0, +)) { parts[index] += 1 }
        return parts
    }
}
