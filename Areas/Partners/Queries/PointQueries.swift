internal import Kernel
internal import Organisation
internal import Storage

/// The statements about points of sale.
enum PointQueries {
    static func all(in tx: Transaction) throws -> [PointOfSale] {
        try tx.rows(
            """
            SELECT number, code, partner_number, name, address, division_vintage, division_code, latitude, longitude,
                opened_on, closed_on, host_unit_number
            FROM point_of_sale ORDER BY number
            """
        ).map { row in
            var division: DivisionKey?
            if let vintage = try row.optionalText(5), let code = try row.optionalText(6) {
                division = DivisionKey(vintage: vintage, code: code)
            }
            return PointOfSale(
                number: try row.integer(0), code: try row.text(1), partnerNumber: try row.integer(2),
                name: try row.text(3), address: try row.optionalText(4), division: division,
                latitude: try row.optionalReal(7), longitude: try row.optionalReal(8),
                days: DayRange(from: try row.optionalDay(9), to: try row.optionalDay(10)),
                hostUnitNumber: try row.optionalInteger(11))
        }
    }

    static func insert(_ points: some Sequence<(Int64, PointOfSale)>, in tx: Transaction) throws {
        try tx.insert(
            into: "point_of_sale",
            [
                "number", "code", "partner_number", "name", "folded_name", "sort_key", "address", "division_vintage",
                "division_code", "latitude", "longitude", "opened_on", "closed_on", "host_unit_number",
            ],
            rows: points.map { number, point in
                [
                    number.sqlValue, point.code.sqlValue, point.partnerNumber.sqlValue, point.name.sqlValue,
                    VietnameseText.folded(point.name).sqlValue, VietnameseText.sortKey(point.name).sqlValue,
                    point.address.sqlValue, (point.division?.vintage).sqlValue, (point.division?.code).sqlValue,
                    point.latitude.sqlValue, point.longitude.sqlValue, point.days.from.sqlValue,
                    point.days.to.sqlValue, point.hostUnitNumber.sqlValue,
                ]
            })
    }

    static func update(_ point: PointOfSale, in tx: Transaction) throws {
        try tx.run(
            """
            UPDATE point_of_sale SET partner_number = \(point.partnerNumber), name = \(point.name),
                folded_name = \(VietnameseText.folded(point.name)), sort_key = \(VietnameseText.sortKey(point.name)),
                address = \(point.address), division_vintage = \(point.division?.vintage),
                division_code = \(point.division?.code), latitude = \(point.latitude), longitude = \(point.longitude),
                opened_on = \(point.days.from), closed_on = \(point.days.to), host_unit_number = \(point.hostUnitNumber)
            WHERE number = \(point.number)
            """)
    }
}
