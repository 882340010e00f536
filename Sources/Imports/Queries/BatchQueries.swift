internal import Kernel
internal import Storage

/// The SQL of the log of imports.
enum BatchQueries {
    private static let columns: SQL = """
        number, kind, file_name, actor_name, started_at, ended_at, updates, taken, updated, already_there, rejected,
        refused, taken_back_at, taken_back_by,
        EXISTS (SELECT 1 FROM import_rejects r WHERE r.batch_number = import_batch.number)
        """

    static func insert(
        _ number: Int64, kind: String, fileName: String, actor: Actor, updates: Bool, in tx: Transaction
    ) throws {
        try tx.run(
            """
            INSERT INTO import_batch (number, kind, file_name, actor_kind, actor_name, started_at, updates, taken,
                updated, already_there, rejected, refused)
            VALUES (\(number), \(kind), \(fileName), \(actor.kind.rawValue), \(actor.name), \(tx.now), \(updates),
                0, 0, 0, 0, 0)
            """)
    }

    static func finish(_ number: Int64, _ counts: ImportSummary, in tx: Transaction) throws {
        try tx.run(
            """
            UPDATE import_batch SET ended_at = \(tx.now), taken = \(counts.taken), updated = \(counts.updated),
                already_there = \(counts.alreadyThere), rejected = \(counts.rejected), refused = \(counts.refused)
            WHERE number = \(number)
            """)
    }

    static func find(_ number: Int64, in tx: Transaction) throws -> ImportBatch? {
        try tx.first("SELECT \(columns) FROM import_batch WHERE number = \(number)").map(batch)
    }

    static func list(of actorName: String?, offset: Int, limit: Int, in tx: Transaction) throws -> [ImportBatch] {
        var condition: SQL = ""
        if let actorName { condition = "WHERE actor_name = \(actorName) AND actor_kind = 'person'" }
        return try tx.rows(
            """
            SELECT \(columns) FROM import_batch \(condition) ORDER BY number DESC LIMIT \(limit) OFFSET \(offset)
            """
        ).map(batch)
    }

    /// The latest import of each kind that a person sent.
    static func latestOfKinds(of actorName: String, in tx: Transaction) throws -> [ImportBatch] {
        try tx.rows(
            """
            SELECT \(columns) FROM import_batch
            WHERE actor_name = \(actorName) AND actor_kind = 'person' AND number IN (
                SELECT MAX(number) FROM import_batch WHERE actor_name = \(actorName) GROUP BY kind)
            ORDER BY number DESC
            """
        ).map(batch)
    }

    /// Imports of a person that ended since then, the latest first.
    static func ended(
        since: Instant, of actorName: String, most: Int, in tx: Transaction
    ) throws -> [ImportBatch] {
        try tx.rows(
            """
            SELECT \(columns) FROM import_batch
            WHERE actor_name = \(actorName) AND actor_kind = 'person' AND ended_at > \(since)
            ORDER BY number DESC LIMIT \(Int64(most))
            """
        ).map(batch)
    }

    static func markTakenBack(_ number: Int64, by actor: Actor, in tx: Transaction) throws {
        try tx.run(
            """
            UPDATE import_batch SET taken_back_at = \(tx.now), taken_back_by = \(actor.signature)
            WHERE number = \(number)
            """)
    }

    private static func batch(_ row: Row) throws -> ImportBatch {
        ImportBatch(
            number: try row.integer(0), kind: try row.text(1), fileName: try row.text(2), actorName: try row.text(3),
            startedAt: try row.instant(4), endedAt: try row.optionalInstant(5), updates: try row.bool(6),
            counts: try counts(row, from: 7), takenBackAt: try row.optionalInstant(12),
            takenBackBy: try row.optionalText(13), keepsRejects: try row.bool(14))
    }

    /// Five neighbouring columns as the counts of an import.
    static func counts(_ row: Row, from column: Int) throws -> ImportSummary {
        ImportSummary(
            taken: Int(try row.integer(column)), updated: Int(try row.integer(column + 1)),
            alreadyThere: Int(try row.integer(column + 2)), rejected: Int(try row.integer(column + 3)),
            refused: Int(try row.integer(column + 4)))
    }
}
