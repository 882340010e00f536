internal import Kernel
internal import Storage

/// The statements about union units.
enum UnitQueries {
    private static let columns = SQL(
        stringLiteral: """
            number, code, name, kind, parent_number, opened_on, closed_on, division_vintage, division_code
            """)

    static func all(in tx: Transaction) throws -> [UnionUnit] {
        try tx.rows("SELECT \(columns) FROM union_unit ORDER BY number").map(unit)
    }

    static func hasConfederation(in tx: Transaction) throws -> Bool {
        try tx.first("SELECT 1 FROM union_unit WHERE parent_number IS NULL LIMIT 1") != nil
    }

    static func insert(_ rows: [(draft: UnitDraft, number: Int64, parent: Int64?)], in tx: Transaction) throws {
        try tx.insert(
            into: "union_unit",
            [
                "number", "code", "name", "folded_name", "sort_key", "kind", "parent_number", "opened_on", "closed_on",
                "division_vintage", "division_code",
            ],
            rows: rows.map { row in
                [
                    row.number.sqlValue, row.draft.code.sqlValue, row.draft.name.sqlValue,
                    VietnameseText.folded(row.draft.name).sqlValue, VietnameseText.sortKey(row.draft.name).sqlValue,
                    row.draft.kind.rawValue.sqlValue, row.parent.sqlValue, row.draft.days.from.sqlValue,
                    row.draft.days.to.sqlValue, (row.draft.division?.vintage).sqlValue,
                    (row.draft.division?.code).sqlValue,
                ]
            })
    }

    static func update(_ number: Int64, to draft: UnitDraft, parent: Int64?, in tx: Transaction) throws {
        try tx.run(
            """
            UPDATE union_unit SET name = \(draft.name), folded_name = \(VietnameseText.folded(draft.name)),
                sort_key = \(VietnameseText.sortKey(draft.name)), kind = \(draft.kind.rawValue),
                parent_number = \(parent), opened_on = \(draft.days.from), closed_on = \(draft.days.to),
                division_vintage = \(draft.division?.vintage), division_code = \(draft.division?.code)
            WHERE number = \(number)
            """)
    }

    private static func unit(_ row: Row) throws -> UnionUnit {
        guard let kind = UnitKind(rawValue: try row.text(3)) else { throw UnknownKind(text: try row.text(3)) }
        var division: DivisionKey?
        if let vintage = try row.optionalText(7), let code = try row.optionalText(8) {
            division = DivisionKey(vintage: vintage, code: code)
        }
        return UnionUnit(
            number: try row.integer(0), code: try row.text(1), name: try row.text(2), kind: kind,
            parentNumber: try row.optionalInteger(4),
            days: DayRange(from: try row.optionalDay(5), to: try row.optionalDay(6)), division: division)
    }

    /// The database holds a kind that this program does not know.
    struct UnknownKind: Error {
        let text: String
    }
}
