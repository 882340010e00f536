/// Dense 32-bit numbers for members, units, points and products, so that sets of them stay small.
extension Transaction {
    /// Takes the next `count` numbers of a series; the first is 1.
    ///
    /// Others wait until this transaction ends.
    package func takeNumbers(_ series: String, count: Int = 1) throws -> ClosedRange<Int64> {
        let last = try first(
            """
            INSERT INTO number_series (name, last) VALUES (\(series), \(count))
            ON CONFLICT (name) DO UPDATE SET last = number_series.last + excluded.last RETURNING last
            """)
        guard let last = try last?.integer(0) else { throw StorageUnavailable("No number was given.") }
        return (last - Int64(count) + 1)...last
    }
}
