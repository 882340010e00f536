internal import Kernel
internal import Storage

/// The statements about counterparts.
enum CounterpartQueries {
    static func all(in tx: Transaction) throws -> [Counterpart] {
        try tx.rows(
            """
            SELECT partner_number, unit_number, valid_from, valid_to FROM counterpart
            ORDER BY partner_number, unit_number, valid_from
            """
        ).map { row in
            Counterpart(
                partnerNumber: try row.integer(0), unitNumber: try row.integer(1),
                days: DayRange(from: try row.day(2), to: try row.optionalDay(3)))
        }
    }

    static func insert(_ counterparts: [Counterpart], in tx: Transaction) throws {
        try tx.insert(
            into: "counterpart", ["partner_number", "unit_number", "valid_from", "valid_to"],
            rows: counterparts.map { link in
                [
                    link.partnerNumber.sqlValue, link.unitNumber.sqlValue, link.days.from.sqlValue,
                    link.days.to.sqlValue,
                ]
            })
    }

    static func update(_ link: Counterpart, in tx: Transaction) throws {
        try tx.run(
            """
            UPDATE counterpart SET valid_to = \(link.days.to)
            WHERE partner_number = \(link.partnerNumber) AND unit_number = \(link.unitNumber)
                AND valid_from = \(link.days.from)
            """)
    }
}
