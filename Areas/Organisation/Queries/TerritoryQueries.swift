internal import Kernel
internal import Storage

/// The statements about the divisions that units are responsible for.
enum TerritoryQueries {
    static func all(in tx: Transaction) throws -> [Territory] {
        try tx.rows(
            """
            SELECT unit_number, division_vintage, division_code, valid_from, valid_to FROM union_territory
            ORDER BY unit_number, division_vintage, division_code, valid_from
            """
        ).map { row in
            Territory(
                unit: try row.integer(0),
                division: DivisionKey(vintage: try row.text(1), code: try row.text(2)),
                days: DayRange(from: try row.day(3), to: try row.optionalDay(4)))
        }
    }

    static func insert(_ territories: [Territory], in tx: Transaction) throws {
        try tx.insert(
            into: "union_territory",
            ["unit_number", "division_vintage", "division_code", "valid_from", "valid_to"],
            rows: territories.map { territory in
                [
                    territory.unit.sqlValue, territory.division.vintage.sqlValue, territory.division.code.sqlValue,
                    territory.days.from.sqlValue, territory.days.to.sqlValue,
                ]
            })
    }

    /// Writes another end under the same key.
    static func update(_ territory: Territory, in tx: Transaction) throws {
        try tx.run(
            """
            UPDATE union_territory SET valid_to = \(territory.days.to)
            WHERE unit_number = \(territory.unit) AND division_vintage = \(territory.division.vintage)
                AND division_code = \(territory.division.code) AND valid_from = \(territory.days.from)
            """)
    }
}
