package import Kernel
package import Storage

/// When a device's sales of a day lie far above its own history; a dated row of `history_rule`.
package struct HistoryRule: Sendable {
    /// How many days before the day are its history.
    package let days: Int
    /// Days with sales that a history needs at least.
    let leastDays: Int
    /// How many times the middle day.
    let factor: Int64
    /// So many sales are nothing to look at, whatever the history says.
    let leastSales: Int64
    /// The same for a device without a history.
    let leastSalesNew: Int64

    /// The most sales of a day that are not flagged, after the sales of the days before.
    package func most(after history: [Int64]) -> Int64 {
        guard history.count >= leastDays else { return leastSalesNew }
        let middle = history.sorted()[history.count / 2]
        return max(leastSales, factor * middle)
    }
}

extension SalesFacade {
    /// The rule of a day.
    package func historyRule(on day: Day, in tx: Transaction) throws -> HistoryRule {
        try FlagQueries.historyRule(on: day, in: tx)
    }

    /// Notes a sale with which a device went far above its own history.
    package func flagAboveHistory(_ sequence: Int64, in tx: Transaction) throws {
        try FlagQueries.insert([.aboveHistory], of: sequence, in: tx)
    }
}
