internal import Kernel
internal import Storage

/// The statements about events: the rows of changes that stand or fall together, with who entered and took them back.
enum ChangeEventQueries {
    private static let columns: SQL = """
        union_change.day, union_change.kind, union_change.from_number, union_change.to_number, union_change.share,
        union_change.name, union_change.number, union_change.entered_at, union_change.entered_by,
        union_change_undo.number, union_change_undo.at, union_change_undo.actor_name, union_change_undo.reason
        """
    private static let tables: SQL = """
        union_change LEFT JOIN union_change_undo_row ON union_change_undo_row.change_number = union_change.number
        LEFT JOIN union_change_undo ON union_change_undo.number = union_change_undo_row.undo_number
        """

    /// The event to which a row belongs; nil when there is no such row.
    static func event(of number: Int64, in tx: Transaction) throws -> ChangeEvent? {
        let rows = try entered("WHERE union_change.number = \(number)", in: tx)
        guard let row = rows.first else { return nil }
        return try ChangeEvent(rows: siblings(of: row, in: tx))
    }

    /// Events, the latest day first; of one unit when it is named, else of all.
    static func events(of unit: Int64?, offset: Int, limit: Int, in tx: Transaction) throws -> [ChangeEvent] {
        let condition: SQL =
            unit.map { "WHERE (union_change.from_number = \($0) OR union_change.to_number = \($0))" } ?? ""
        let heads = try tx.rows(
            """
            SELECT MAX(union_change.number), union_change.day FROM \(tables) \(condition)
            GROUP BY union_change.day, union_change.kind,
                CASE union_change.kind WHEN 'merge' THEN union_change.to_number
                    WHEN 'split' THEN union_change.from_number ELSE -union_change.number END,
                COALESCE(union_change_undo.number, 0)
            ORDER BY union_change.day DESC, 1 DESC LIMIT \(limit) OFFSET \(offset)
            """
        ).map { try $0.integer(0) }
        let found = try entered("WHERE union_change.number IN \(list: heads)", in: tx)
        let byNumber = Dictionary(found.map { ($0.number, $0) }, uniquingKeysWith: { first, _ in first })
        let together = Dictionary(grouping: try siblings(of: found, in: tx), by: Together.init)
        return heads.compactMap { byNumber[$0] }.compactMap { head in
            ChangeEvent(rows: head.change.eventKey == nil ? [head] : together[Together(head)] ?? [head])
        }
    }

    /// What rows of one event have in common.
    private struct Together: Hashable {
        let key: UnitChange.Key?
        let undo: Int64?

        init(_ row: EnteredChange) {
            key = row.change.eventKey
            undo = row.undo?.number
        }
    }

    /// The rows of all events of several parts among these, and some of the same units and days, in two statements.
    private static func siblings(of rows: [EnteredChange], in tx: Transaction) throws -> [EnteredChange] {
        try [(UnitChange.Kind.merge, "union_change.to_number" as SQL), (.split, "union_change.from_number")].flatMap {
            kind, column in
            let keys = rows.compactMap(\.change.eventKey).filter { $0.kind == kind }
            guard !keys.isEmpty else { return [EnteredChange]() }
            return try entered(
                """
                WHERE union_change.kind = \(kind.rawValue) AND union_change.day IN \(list: Set(keys.map(\.day)))
                    AND \(column) IN \(list: Set(keys.map(\.from)))
                """, in: tx)
        }
    }

    /// Keeps that rows were taken back, why and by whom; gives the number of the taking back.
    static func insertUndo(
        of rows: [Int64], reason: String, by actor: Actor, in tx: Transaction
    ) throws -> Int64 {
        let number = try tx.takeNumbers("union_change_undo").lowerBound
        try tx.run(
            """
            INSERT INTO union_change_undo (number, at, actor_name, reason)
            VALUES (\(number), \(tx.now), \(actor.signature), \(reason))
            """)
        try tx.insert(
            into: "union_change_undo_row", ["change_number", "undo_number"],
            rows: rows.map { [$0.sqlValue, number.sqlValue] })
        return number
    }

    private static func siblings(of row: EnteredChange, in tx: Transaction) throws -> [EnteredChange] {
        guard let key = row.change.eventKey else { return [row] }
        let column: SQL = key.kind == .merge ? "union_change.to_number" : "union_change.from_number"
        return try entered(
            """
            WHERE \(column) = \(key.from) AND union_change.day = \(key.day)
                AND union_change.kind = \(key.kind.rawValue)
                AND COALESCE(union_change_undo.number, 0) = \(row.undo?.number ?? 0)
            """, in: tx)
    }

    private static func entered(_ condition: SQL, in tx: Transaction) throws -> [EnteredChange] {
        try tx.rows("SELECT \(columns) FROM \(tables) \(condition) ORDER BY union_change.number").map { row in
            var undo: EnteredChange.Undo?
            if let number = try row.optionalInteger(9) {
                undo = EnteredChange.Undo(
                    number: number, at: try row.instant(10), by: try row.text(11), reason: try row.text(12))
            }
            return EnteredChange(
                number: try row.integer(6), change: try ChangeQueries.change(row, at: 0),
                enteredAt: try row.optionalInstant(7), enteredBy: try row.optionalText(8), undo: undo)
        }
    }
}
