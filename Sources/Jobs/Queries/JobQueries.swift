internal import Kernel
internal import Storage

/// The SQL of jobs as people see them.
enum JobQueries {
    private static let columns: SQL = """
        id, kind, owner, title, parameters, state, done, total, made_at, ended_at, refusal, refusal_parameters, path,
        EXISTS (SELECT 1 FROM job_file f WHERE f.job_id = job.id)
        """

    static func insert(
        _ id: String, kind: String, title: String, parameters: [String: String], actor: Actor, language: Language,
        in tx: Transaction
    ) throws {
        try tx.run(
            """
            INSERT INTO job (id, kind, owner, actor, language, title, parameters, state, done, made_at, wants_cancel)
            VALUES (\(id), \(kind), \(actor.name), \(try JobJSON.text(ActorWire(actor))), \(language.rawValue),
                \(title), \(try JobJSON.text(parameters)), 'waiting', 0, \(tx.now), 0)
            """)
    }

    static func find(_ id: String, in tx: Transaction) throws -> JobRecord? {
        try tx.first("SELECT \(columns) FROM job WHERE id = \(id)").map(record)
    }

    /// The newest first.
    static func list(of owner: String, offset: Int, limit: Int, in tx: Transaction) throws -> [JobRecord] {
        try tx.rows(
            """
            SELECT \(columns) FROM job WHERE owner = \(owner) ORDER BY made_at DESC, id DESC
            LIMIT \(Int64(limit)) OFFSET \(Int64(offset))
            """
        ).map(record)
    }

    static func ended(since: Instant, of owner: String, most: Int, in tx: Transaction) throws -> [JobRecord] {
        try tx.rows(
            """
            SELECT \(columns) FROM job WHERE owner = \(owner) AND ended_at > \(since)
            ORDER BY ended_at DESC LIMIT \(Int64(most))
            """
        ).map(record)
    }

    static func countOpen(of owner: String, in tx: Transaction) throws -> Int64 {
        try tx.first("SELECT COUNT(*) FROM job WHERE owner = \(owner) AND state IN ('waiting', 'running')")?
            .integer(0) ?? 0
    }

    static func file(of id: String, in tx: Transaction) throws -> (name: String, type: String, content: [UInt8])? {
        try tx.first("SELECT name, content_type, content FROM job_file WHERE job_id = \(id)").map {
            (try $0.text(0), try $0.text(1), try $0.blob(2))
        }
    }

    /// A job that waits is over at once; one that runs is told to stop.
    static func cancel(_ id: String, in tx: Transaction) throws {
        try tx.run(
            "UPDATE job SET state = 'cancelled', ended_at = \(tx.now) WHERE id = \(id) AND state = 'waiting'")
        try tx.run("UPDATE job SET wants_cancel = 1 WHERE id = \(id) AND state = 'running'")
    }

    private static func record(_ row: Row) throws -> JobRecord {
        let parameters = try row.optionalText(11).map { try JobJSON.value([String: String].self, $0) } ?? [:]
        return JobRecord(
            id: try row.text(0), kind: try row.text(1), owner: try row.text(2), title: try row.text(3),
            parameters: try JobJSON.value([String: String].self, try row.text(4)),
            state: try row.word(5, JobRecord.State.self),
            progress: JobProgress.State(done: try row.integer(6), total: try row.optionalInteger(7)),
            madeAt: try row.instant(8), endedAt: try row.optionalInstant(9),
            refusal: try row.optionalText(10).map { Refusal($0, parameters) }, path: try row.optionalText(12),
            hasFile: try row.bool(13))
    }
}
