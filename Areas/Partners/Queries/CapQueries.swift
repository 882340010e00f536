internal import Kernel
internal import Storage

/// The statements about legal caps.
enum CapQueries {
    static func all(in tx: Transaction) throws -> [DiscountCap] {
        try tx.rows(
            """
            SELECT kind, percent_millionths, valid_from, valid_to, source, is_certain FROM discount_cap
            ORDER BY valid_from, number
            """
        ).compactMap { row in
            guard let percent = Percentage(millionths: try row.integer(1)) else { return nil }
            return DiscountCap(
                kind: try row.word(0, DiscountCap.Kind.self), percent: percent,
                days: DayRange(from: try row.day(2), to: try row.optionalDay(3)), source: try row.text(4),
                isCertain: try row.bool(5))
        }
    }
}
