internal import Kernel
internal import Storage

/// The statements about sales that a person should look at.
enum FlagQueries {
    static func insert(_ flags: [SaleFlag], of sequence: Int64, in tx: Transaction) throws {
        try tx.insert(
            into: "sale_flag", ["sale_sequence", "flag", "noted_at"],
            rows: flags.map { [.integer(sequence), .text($0.rawValue), tx.now.sqlValue] })
    }

    static func historyRule(on day: Day, in tx: Transaction) throws -> HistoryRule {
        let row = try tx.first(
            """
            SELECT days, least_days, factor, least_sales, least_sales_new FROM history_rule
            WHERE valid_from <= \(day) ORDER BY valid_from DESC LIMIT 1
            """)
        guard let row else { throw Refusal("history_without_rule") }
        return HistoryRule(
            days: Int(try row.integer(0)), leastDays: Int(try row.integer(1)), factor: try row.integer(2),
            leastSales: try row.integer(3), leastSalesNew: try row.integer(4))
    }
}
