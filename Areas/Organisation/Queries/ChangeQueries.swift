internal import Kernel
internal import Storage

/// The statements about changes of union units; what was taken back is left out here.
enum ChangeQueries {
    /// All changes that stand, in the order in which they came.
    static func all(in tx: Transaction) throws -> [UnitChange] {
        try tx.rows(
            """
            SELECT day, kind, from_number, to_number, share, name FROM union_change
            WHERE \(stands) ORDER BY number
            """
        ).map { try change($0, at: 0) }
    }

    /// Keeps changes and gives their numbers, in their order.
    @discardableResult
    static func insert(_ changes: [UnitChange], by actor: Actor? = nil, in tx: Transaction) throws -> [Int64] {
        let numbers = Array(try tx.takeNumbers("union_change", count: changes.count))
        let editions = try takenBackEditions(in: tx)
        try tx.insert(
            into: "union_change",
            [
                "number", "day", "kind", "from_number", "to_number", "share", "name", "edition", "entered_at",
                "entered_by",
            ],
            rows: zip(numbers, changes).map { number, change in
                [
                    number.sqlValue, change.day.sqlValue, change.kind.rawValue.sqlValue, change.from.sqlValue,
                    change.to.sqlValue, change.share.sqlValue, change.name.sqlValue,
                    ((editions[change.key] ?? 0) + 1).sqlValue, tx.now.sqlValue, (actor?.signature).sqlValue,
                ]
            })
        return numbers
    }

    /// Writes another share or name under the same key.
    static func update(_ change: UnitChange, in tx: Transaction) throws {
        try tx.run(
            """
            UPDATE union_change SET share = \(change.share), name = \(change.name)
            WHERE day = \(change.day) AND kind = \(change.kind.rawValue) AND from_number = \(change.from)
                AND COALESCE(to_number, 0) = \(change.to ?? 0) AND \(stands)
            """)
    }

    static let stands: SQL = """
        NOT EXISTS (SELECT 1 FROM union_change_undo_row WHERE change_number = union_change.number)
        """

    /// The change in six columns of a row from one on.
    static func change(_ row: Row, at first: Int) throws -> UnitChange {
        let word = try row.text(first + 1)
        guard let kind = UnitChange.Kind(rawValue: word) else { throw UnitQueries.UnknownKind(text: word) }
        return UnitChange(
            day: try row.day(first), kind: kind, from: try row.integer(first + 2),
            to: try row.optionalInteger(first + 3), share: try row.optionalInteger(first + 4),
            name: try row.optionalText(first + 5))
    }

    /// How often a change was taken back, for those that were: it may be entered again.
    private static func takenBackEditions(in tx: Transaction) throws -> [UnitChange.Key: Int64] {
        var editions: [UnitChange.Key: Int64] = [:]
        try tx.forEach(
            """
            SELECT day, kind, from_number, to_number, share, name, edition FROM union_change
            JOIN union_change_undo_row ON union_change_undo_row.change_number = union_change.number
            """
        ) { row in
            let key = try change(row, at: 0).key
            editions[key] = max(editions[key] ?? 0, try row.integer(6))
        }
        return editions
    }
}
