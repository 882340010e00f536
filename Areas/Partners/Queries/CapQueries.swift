internal import Kernel
internal import Storage

/// The statements about legal caps.
enum CapQueries {
    private static let columns: SQL =
        "kind, percent_millionths, valid_from, valid_to, source, is_certain, number, version"

    static func all(in tx: Transaction) throws -> [DiscountCap] { try stored(in: tx).map(\.cap) }

    static func stored(in tx: Transaction) throws -> [StoredCap] {
        try tx.rows("SELECT \(columns) FROM discount_cap ORDER BY valid_from, number").compactMap(cap)
    }

    static func cap(_ number: Int64, in tx: Transaction) throws -> StoredCap? {
        try tx.first("SELECT \(columns) FROM discount_cap WHERE number = \(number)").flatMap(cap)
    }

    private static func cap(_ row: Row) throws -> StoredCap? {
        guard let percent = Percentage(millionths: try row.integer(1)) else { return nil }
        return StoredCap(
            number: try row.integer(6),
            cap: DiscountCap(
                kind: try row.word(0, DiscountCap.Kind.self), percent: percent,
                days: DayRange(from: try row.day(2), to: try row.optionalDay(3)), source: try row.text(4),
                isCertain: try row.bool(5)),
            version: try row.integer(7))
    }

    static func insert(_ caps: [DiscountCap], in tx: Transaction) throws {
        guard !caps.isEmpty else { return }
        let last = try tx.first("SELECT COALESCE(MAX(number), 0) FROM discount_cap")?.integer(0) ?? 0
        try tx.insert(
            into: "discount_cap",
            ["number", "kind", "percent_millionths", "valid_from", "valid_to", "source", "is_certain"],
            rows: zip(caps, (last + 1)...).map { cap, number in
                [
                    number.sqlValue, .text(cap.kind.rawValue), cap.percent.millionths.sqlValue,
                    cap.days.from.sqlValue, cap.days.to.sqlValue, .text(cap.source), cap.isCertain.sqlValue,
                ]
            })
    }

    static func update(_ cap: DiscountCap, in tx: Transaction) throws {
        try tx.run(
            """
            UPDATE discount_cap SET percent_millionths = \(cap.percent.millionths), valid_to = \(cap.days.to),
                source = \(cap.source), is_certain = \(cap.isCertain), version = version + 1
            WHERE kind = \(cap.kind.rawValue) AND valid_from = \(cap.days.from)
            """)
    }

    /// Writes all that is stated anew.
    static func update(_ number: Int64, to cap: DiscountCap, in tx: Transaction) throws {
        try tx.run(
            """
            UPDATE discount_cap SET kind = \(cap.kind.rawValue), percent_millionths = \(cap.percent.millionths),
                valid_from = \(cap.days.from), valid_to = \(cap.days.to), source = \(cap.source),
                is_certain = \(cap.isCertain), version = version + 1
            WHERE number = \(number)
            """)
    }
}
