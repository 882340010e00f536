internal import Kernel
internal import Storage

/// The statements about sales that a person should look at.
enum FlagQueries {
    /// The copy in memory of what nobody has looked at.
    static let register = "sale_flags"

    static func insert(_ flags: [SaleFlag], of sequence: Int64, in tx: Transaction) throws {
        guard !flags.isEmpty else { return }
        try tx.markChanged(register)
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

    // MARK: What people look at

    /// What a list is narrowed to.
    struct Filter: Sendable {
        /// Nil for those of every point.
        var points: Set<Int64>?
        var flag: SaleFlag?
        /// Nil for looked at or not.
        var isOpen: Bool? = true
    }

    private static let columns: SQL = """
        f.sale_sequence, f.flag, f.noted_at, f.looked_at, f.looked_by, f.finding, s.id, s.sold_at, s.point_number,
        s.product_number, s.device
        """

    static func flags(_ filter: Filter, offset: Int, limit: Int, in tx: Transaction) throws -> [FlaggedSale] {
        try tx.rows(
            """
            SELECT \(columns) FROM sale_flag f JOIN sale s ON s.sequence = f.sale_sequence WHERE \(condition(filter))
            ORDER BY f.noted_at DESC, f.sale_sequence DESC, f.flag LIMIT \(limit) OFFSET \(offset)
            """
        ).map(flagged)
    }

    static func count(_ filter: Filter, in tx: Transaction) throws -> Int64 {
        try tx.first(
            """
            SELECT count(*) FROM sale_flag f JOIN sale s ON s.sequence = f.sale_sequence WHERE \(condition(filter))
            """)?.integer(0) ?? 0
    }

    static func flag(_ flag: SaleFlag, of sequence: Int64, in tx: Transaction) throws -> FlaggedSale? {
        try tx.first(
            """
            SELECT \(columns) FROM sale_flag f JOIN sale s ON s.sequence = f.sale_sequence
            WHERE f.sale_sequence = \(sequence) AND f.flag = \(flag.rawValue)
            """
        ).map(flagged)
    }

    /// What nobody has looked at: how many at each point, and the latest.
    static func open(in tx: Transaction) throws -> OpenFlags {
        var counts: [Int64: Int64] = [:]
        try tx.forEach(
            """
            SELECT s.point_number, count(*) FROM sale_flag f JOIN sale s ON s.sequence = f.sale_sequence
            WHERE f.looked_at IS NULL GROUP BY s.point_number
            """
        ) { counts[try $0.optionalInteger(0) ?? 0] = try $0.integer(1) }
        return OpenFlags(counts: counts, latest: try flags(Filter(), offset: 0, limit: OpenFlags.mostKept, in: tx))
    }

    private static func condition(_ filter: Filter) -> SQL {
        var condition: SQL = "1 = 1"
        if let points = filter.points { condition = "\(condition) AND s.point_number IN \(list: points)" }
        if let flag = filter.flag { condition = "\(condition) AND f.flag = \(flag.rawValue)" }
        switch filter.isOpen {
        case true: condition = "\(condition) AND f.looked_at IS NULL"
        case false: condition = "\(condition) AND f.looked_at IS NOT NULL"
        default: break
        }
        return condition
    }

    /// Notes what a person found; false when somebody else was faster.
    static func close(
        _ flag: SaleFlag, of sequence: Int64, finding: String, by actor: String, in tx: Transaction
    ) throws -> Bool {
        try tx.markChanged(register)
        return try tx.run(
            """
            UPDATE sale_flag SET looked_at = \(tx.now), looked_by = \(actor), finding = \(finding)
            WHERE sale_sequence = \(sequence) AND flag = \(flag.rawValue) AND looked_at IS NULL
            """) == 1
    }

    private static func flagged(_ row: Row) throws -> FlaggedSale {
        FlaggedSale(
            sequence: try row.integer(0), flag: SaleFlag(rawValue: try row.text(1)) ?? .sameCode,
            notedAt: try row.instant(2), lookedAt: try row.optionalInstant(3), lookedBy: try row.optionalText(4),
            finding: try row.optionalText(5), id: try row.text(6), soldAt: try row.optionalInstant(7),
            point: try row.optionalInteger(8) ?? 0, product: try row.optionalInteger(9) ?? 0,
            device: try row.optionalText(10))
    }
}
