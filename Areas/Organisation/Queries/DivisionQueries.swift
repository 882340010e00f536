internal import Kernel
internal import Storage

/// The statements about administrative divisions.
enum DivisionQueries {
    static func all(in tx: Transaction) throws -> [Division] {
        try tx.rows("SELECT vintage, code, name, kind, parent_code, latitude, longitude FROM division").map { row in
            Division(
                key: DivisionKey(vintage: try row.text(0), code: try row.text(1)), name: try row.text(2),
                kind: try row.text(3), parentCode: try row.optionalText(4), latitude: try row.optionalReal(5),
                longitude: try row.optionalReal(6))
        }
    }

    /// How the divisions of 2024 went into those of 2025.
    static func conversions(in tx: Transaction) throws -> [DivisionConversion] {
        try tx.rows(
            """
            SELECT old_code, new_code, is_whole, is_default, latitude, longitude FROM division_conversion
            ORDER BY old_code, new_code
            """
        ).map { row in
            DivisionConversion(
                oldCode: try row.text(0), newCode: try row.text(1), isWhole: try row.bool(2),
                isDefault: try row.bool(3), latitude: try row.optionalReal(4), longitude: try row.optionalReal(5))
        }
    }

    static func count(in tx: Transaction) throws -> Int64 {
        try tx.first("SELECT count(*) FROM division")?.integer(0) ?? 0
    }

    static func insert(_ divisions: [Division], in tx: Transaction) throws {
        try tx.insert(
            into: "division",
            ["vintage", "code", "name", "folded_name", "kind", "parent_code", "latitude", "longitude"],
            rows: divisions.map { division in
                [
                    division.key.vintage.sqlValue, division.key.code.sqlValue, division.name.sqlValue,
                    VietnameseText.folded(division.name).sqlValue, division.kind.sqlValue,
                    division.parentCode.sqlValue, division.latitude.sqlValue, division.longitude.sqlValue,
                ]
            })
    }

    static func insert(_ conversions: [DivisionConversion], in tx: Transaction) throws {
        try tx.insert(
            into: "division_conversion",
            ["old_code", "new_code", "is_whole", "is_default", "latitude", "longitude"],
            rows: conversions.map { row in
                [
                    row.oldCode.sqlValue, row.newCode.sqlValue, row.isWhole.sqlValue, row.isDefault.sqlValue,
                    row.latitude.sqlValue, row.longitude.sqlValue,
                ]
            })
    }
}
