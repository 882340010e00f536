internal import Kernel
internal import Storage

/// The statements about union units.
enum UnitQueries {
    private static let columns = SQL(
        stringLiteral: """
            number, code, name, kind, parent_number, opened_on, closed_on, division_vintage, division_code
            """)

    /// All units but those whose founding was taken back.
    static func all(in tx: Transaction) throws -> [UnionUnit] {
        let unfounded = Set(try unfounded(in: tx).values)
        var units: [UnionUnit] = []
        try tx.forEach("SELECT \(columns) FROM union_unit ORDER BY number") { row in
            let unit = try unit(row)
            if !unfounded.contains(unit.number) { units.append(unit) }
        }
        return units
    }

    /// The numbers of units whose founding was taken back, by their codes.
    static func unfounded(in tx: Transaction) throws -> [String: Int64] {
        var numbers: [String: Int64] = [:]
        try tx.forEach(
            """
            SELECT union_unit.code, union_unit.number FROM union_unit_founding
            JOIN union_unit ON union_unit.number = union_unit_founding.unit_number
            LEFT JOIN union_change_undo_row
                ON union_change_undo_row.change_number = union_unit_founding.change_number
            GROUP BY union_unit.code, union_unit.number
            HAVING COUNT(*) = COUNT(union_change_undo_row.undo_number)
            """
        ) { row in numbers[try row.text(0)] = try row.integer(1) }
        return numbers
    }

    /// Notes that a unit exists by a change and only as long as that one stands.
    static func insertFounding(of unit: Int64, by change: Int64, in tx: Transaction) throws {
        try tx.run(
            "INSERT INTO union_unit_founding (change_number, unit_number) VALUES (\(change), \(unit))")
    }

    /// True when a change founded the unit.
    static func isFounding(_ change: Int64, in tx: Transaction) throws -> Bool {
        try tx.first("SELECT 1 FROM union_unit_founding WHERE change_number = \(change)") != nil
    }

    /// Units in the order of their names, a stretch of them; `wanted` is folded and empty for all.
    static func numbers(
        named wanted: String, kind: UnitKind?, offset: Int, limit: Int, in tx: Transaction
    ) throws -> [Int64] {
        let pattern = "%\(wanted.replacing("%", with: "").replacing("_", with: ""))%"
        let ofKind: SQL = kind.map { "AND kind = \($0.rawValue)" } ?? ""
        return try tx.rows(
            """
            SELECT number FROM union_unit
            WHERE (folded_name LIKE \(pattern) OR LOWER(code) LIKE \(pattern)) \(ofKind)
            ORDER BY sort_key, number LIMIT \(limit) OFFSET \(offset)
            """
        ).map { try $0.integer(0) }
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
