internal import Kernel
internal import Storage

/// The SQL of those who do the jobs.
enum JobWorkQueries {
    struct Claimed: Sendable {
        let id: String
        let kind: String
        let actor: Actor?
        let language: Language
        let parameters: [String: String]
    }

    static func hasWaiting(in tx: Transaction) throws -> Bool {
        try tx.first("SELECT 1 FROM job WHERE state = 'waiting' LIMIT 1") != nil
    }

    /// The oldest waiting job, now running under a lease; nil when there is none or another worker was faster.
    static func claim(leaseSeconds: Int64, in tx: Transaction) throws -> Claimed? {
        let row = try tx.first(
            """
            SELECT id, kind, actor, language, parameters FROM job WHERE state = 'waiting' ORDER BY made_at, id LIMIT 1
            """)
        guard let row else { return nil }
        let id = try row.text(0)
        let isOurs = try tx.run(
            """
            UPDATE job SET state = 'running', started_at = \(tx.now), lease_until = \(tx.now + leaseSeconds)
            WHERE id = \(id) AND state = 'waiting'
            """)
        guard isOurs == 1 else { return nil }
        return Claimed(
            id: id, kind: try row.text(1), actor: try JobJSON.value(ActorWire.self, try row.text(2)).actor,
            language: Language(rawValue: try row.text(3)) ?? .vietnamese,
            parameters: try JobJSON.value([String: String].self, try row.text(4)))
    }

    /// Notes how far a job is and keeps the lease; false when it shall stop or is no longer ours.
    static func keep(
        _ id: String, _ progress: JobProgress.State, leaseSeconds: Int64, in tx: Transaction
    ) throws -> Bool {
        try tx.run(
            """
            UPDATE job SET done = \(progress.done), total = \(progress.total), lease_until = \(tx.now + leaseSeconds)
            WHERE id = \(id) AND state = 'running' AND wants_cancel = 0
            """) == 1
    }

    /// False when the job is no longer running under this worker.
    @discardableResult
    static func end(
        _ id: String, as state: JobRecord.State, _ progress: JobProgress.State, refusal: Refusal? = nil,
        path: String? = nil, in tx: Transaction
    ) throws -> Bool {
        try tx.run(
            """
            UPDATE job SET state = \(state.rawValue), done = \(progress.done), total = \(progress.total),
                ended_at = \(tx.now), lease_until = NULL, path = \(path), refusal = \(refusal?.code),
                refusal_parameters = \(try refusal.map { try JobJSON.text($0.parameters) })
            WHERE id = \(id) AND state = 'running'
            """) == 1
    }

    static func keepFile(
        _ id: String, name: String, type: String, content: [UInt8], in tx: Transaction
    ) throws {
        try tx.run(
            """
            INSERT INTO job_file (job_id, name, content_type, content, made_at)
            VALUES (\(id), \(name), \(type), \(content), \(tx.now))
            """)
    }

    /// Marks jobs whose worker has not been heard of; those of this process go on.
    @discardableResult
    static func interrupt(but own: Set<String>, leftBefore instant: Instant, in tx: Transaction) throws -> Int {
        try tx.run(
            """
            UPDATE job SET state = 'interrupted', ended_at = \(tx.now), lease_until = NULL
            WHERE state = 'running' AND lease_until < \(instant) AND id NOT IN \(list: own.sorted() + [""])
            """)
    }

    static func removeOld(filesBefore: Instant, jobsBefore: Instant, in tx: Transaction) throws {
        try tx.run("DELETE FROM job_file WHERE made_at < \(filesBefore)")
        try tx.run(
            """
            DELETE FROM job WHERE ended_at < \(jobsBefore)
                AND NOT EXISTS (SELECT 1 FROM job_file f WHERE f.job_id = job.id)
            """)
    }
}
