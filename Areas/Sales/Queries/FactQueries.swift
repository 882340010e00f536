internal import Kernel
internal import Rollup
internal import Storage

/// The statements that read the sales of which figures are made.
enum FactQueries {
    static let isCounted: SQL = """
        s.refusal IS NULL AND s.reverses_sequence IS NULL
        AND NOT EXISTS (SELECT 1 FROM sale_reversal r WHERE r.sale_sequence = s.sequence)
        """

    /// The accepted sales of a run of the ledger as facts, reversed ones too.
    static func forEachFact(
        after: Int64, upTo: Int64, in tx: Transaction, _ body: (Fact) throws -> Void
    ) throws {
        try tx.forEach(
            """
            SELECT business_day, point_number, member_number, product_number, list_amount, paid_amount
            FROM sale WHERE sequence > \(after) AND sequence <= \(upTo)
                AND refusal IS NULL AND reverses_sequence IS NULL
            ORDER BY sequence
            """
        ) { try body(try fact($0)) }
    }

    /// The sales that the reversals of a run of the ledger void.
    static func forEachVoid(
        after: Int64, upTo: Int64, in tx: Transaction, _ body: (Fact) throws -> Void
    ) throws {
        try tx.forEach(
            """
            SELECT v.business_day, v.point_number, v.member_number, v.product_number, v.list_amount, v.paid_amount
            FROM sale s JOIN sale v ON v.sequence = s.reverses_sequence
            WHERE s.sequence > \(after) AND s.sequence <= \(upTo) AND s.reverses_sequence IS NOT NULL
                AND s.refusal IS NULL
            """
        ) { try body(try fact($0)) }
    }

    /// The counted sales of some days in the ledger up to a sequence.
    static func forEachCountedFact(
        days: Range<Int32>, upTo: Int64, in tx: Transaction, _ body: (Fact) throws -> Void
    ) throws {
        try tx.forEach(
            """
            SELECT s.business_day, s.point_number, s.member_number, s.product_number, s.list_amount, s.paid_amount
            FROM sale s
            WHERE s.business_day >= \(Int64(days.lowerBound)) AND s.business_day < \(Int64(days.upperBound))
                AND s.sequence <= \(upTo) AND s.refusal IS NULL AND s.reverses_sequence IS NULL
                AND NOT EXISTS (
                    SELECT 1 FROM sale_reversal r
                    WHERE r.sale_sequence = s.sequence AND r.reversal_sequence <= \(upTo))
            """
        ) { try body(try fact($0)) }
    }

    /// The first and the last business day of the ledger; nil when it is empty.
    static func days(in tx: Transaction) throws -> ClosedRange<Int32>? {
        let row = try tx.first("SELECT min(business_day), max(business_day) FROM sale")
        guard let row, let first = try row.optionalDay(0), let last = try row.optionalDay(1) else { return nil }
        return first.number...last.number
    }

    private static func fact(_ row: Row) throws -> Fact {
        Fact(
            subject: UInt32(try row.integer(2)), point: UInt32(try row.integer(1)),
            product: UInt32(try row.integer(3)), day: Int32(try row.integer(0)), list: try row.integer(4),
            paid: try row.integer(5))
    }
}
