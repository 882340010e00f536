internal import Kernel
internal import Storage

/// The statements about the sectors of units' employers.
enum SectorQueries {
    static func all(in tx: Transaction) throws -> [UnitSector] {
        try tx.rows(
            "SELECT unit_number, sector, valid_from, valid_to FROM union_employer ORDER BY unit_number, valid_from"
        ).compactMap { row in
            guard let sector = UnitSector.Sector(rawValue: try row.text(1)) else { return nil }
            return UnitSector(
                unit: try row.integer(0), sector: sector,
                days: DayRange(from: try row.day(2), to: try row.optionalDay(3)))
        }
    }

    static func insert(_ employers: [UnitSector], in tx: Transaction) throws {
        try tx.insert(
            into: "union_employer", ["unit_number", "sector", "valid_from", "valid_to"],
            rows: employers.map { employer in
                [
                    employer.unit.sqlValue, employer.sector.rawValue.sqlValue, employer.days.from.sqlValue,
                    employer.days.to.sqlValue,
                ]
            })
    }

    /// Writes another sector and end under the same key.
    static func update(_ employer: UnitSector, in tx: Transaction) throws {
        try tx.run(
            """
            UPDATE union_employer SET sector = \(employer.sector.rawValue), valid_to = \(employer.days.to)
            WHERE unit_number = \(employer.unit) AND valid_from = \(employer.days.from)
            """)
    }
}
