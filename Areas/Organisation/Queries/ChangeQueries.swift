internal import Kernel
internal import Storage

/// The statements about changes of union units.
enum ChangeQueries {
    /// All changes in the order in which they came.
    static func all(in tx: Transaction) throws -> [UnitChange] {
        try tx.rows(
            "SELECT day, kind, from_number, to_number, share, name FROM union_change ORDER BY number"
        ).map { row in
            let word = try row.text(1)
            guard let kind = UnitChange.Kind(rawValue: word) else { throw UnitQueries.UnknownKind(text: word) }
            return UnitChange(
                day: try row.day(0), kind: kind, from: try row.integer(2), to: try row.optionalInteger(3),
                share: try row.optionalInteger(4), name: try row.optionalText(5))
        }
    }

    static func insert(_ changes: [UnitChange], in tx: Transaction) throws {
        let numbers = try tx.takeNumbers("union_change", count: changes.count)
        try tx.insert(
            into: "union_change", ["number", "day", "kind", "from_number", "to_number", "share", "name"],
            rows: zip(numbers, changes).map { number, change in
                [
                    number.sqlValue, change.day.sqlValue, change.kind.rawValue.sqlValue, change.from.sqlValue,
                    change.to.sqlValue, change.share.sqlValue, change.name.sqlValue,
                ]
            })
    }

    /// Writes another share or name under the same key.
    static func update(_ change: UnitChange, in tx: Transaction) throws {
        try tx.run(
            """
            UPDATE union_change SET share = \(change.share), name = \(change.name)
            WHERE day = \(change.day) AND kind = \(change.kind.rawValue) AND from_number = \(change.from)
                AND COALESCE(to_number, 0) = \(change.to ?? 0)
            """)
    }
}
