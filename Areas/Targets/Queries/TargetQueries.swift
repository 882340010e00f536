internal import Kernel
internal import Storage

/// The statements about targets and thresholds.
enum TargetQueries {
    static func targets(in tx: Transaction) throws -> [Target] {
        try tx.rows(
            """
            SELECT code, title_vi, title_en, counted_vi, counted_en, numerator_vi, numerator_en, denominator_vi,
                denominator_en, source, reporting_year, direction, decimals, rounding, document, valid_from, valid_to
            FROM target ORDER BY place, valid_from
            """
        ).map { row in
            func words(_ column: Int) throws -> Target.Words {
                Target.Words(vietnamese: try row.text(column), english: try row.text(column + 1))
            }
            return Target(
                code: try row.text(0), title: try words(1), counted: try words(3), numerator: try words(5),
                denominator: try words(7), source: try row.text(9), year: try row.word(10, ReportingYear.self),
                direction: try row.word(11, Target.Direction.self), decimals: Int(try row.integer(12)),
                rounding: try row.word(13, Rounding.self), document: try row.text(14),
                days: DayRange(from: try row.day(15), to: try row.optionalDay(16)))
        }
    }

    static func thresholds(in tx: Transaction) throws -> [Threshold] {
        try tx.rows(
            """
            SELECT number, target_code, unit_number, threshold, valid_from, valid_to, document, version
            FROM target_threshold ORDER BY number
            """
        ).compactMap { row in
            guard let share = Percentage(millionths: try row.integer(3)) else { return nil }
            return Threshold(
                number: try row.integer(0), target: try row.text(1), unit: try row.optionalInteger(2), share: share,
                days: DayRange(from: try row.day(4), to: try row.optionalDay(5)), document: try row.optionalText(6),
                version: try row.integer(7))
        }
    }

    static func insert(_ threshold: Threshold, in tx: Transaction) throws {
        try tx.run(
            """
            INSERT INTO target_threshold
                (number, target_code, unit_number, threshold, valid_from, valid_to, document, version)
            VALUES (\(threshold.number), \(threshold.target), \(threshold.unit), \(threshold.share.millionths),
                \(threshold.days.from), \(threshold.days.to), \(threshold.document), \(threshold.version))
            """)
    }

    /// Ends a threshold; false when it is not the version that was seen.
    static func end(_ number: Int64, from version: Int64, on day: Day, in tx: Transaction) throws -> Bool {
        try tx.run(
            """
            UPDATE target_threshold SET valid_to = \(day), version = version + 1
            WHERE number = \(number) AND version = \(version)
            """) == 1
    }
}
