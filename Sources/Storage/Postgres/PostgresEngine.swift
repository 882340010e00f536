internal import Foundation
internal import Logging

/// PostgreSQL through libpq: a fixed number of threads, each with one connection of its own.
///
/// libpq's calls block, so they never run on Swift's co-operative threads.
final class PostgresEngine: Engine {
    let name = EngineName.postgres
    private let url: String
    private let queue = WorkQueue<PostgresJob>(bound: 20_000)
    private let logger: Logger
    private let writes: Bool

    private static let connections = 8

    /// Every statement is planned with its values: a kept plan that was made while a table was small would scan it
    /// whole when it has grown.
    private static let beginRead =
        "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY; SET LOCAL plan_cache_mode = force_custom_plan"
    /// READ COMMITTED: what was waited for under a lock must be seen once the lock is held.
    ///
    /// Writers look up by keys and many times the same way: kept plans, which never scan a table that has an index.
    private static let beginWrite =
        "BEGIN ISOLATION LEVEL READ COMMITTED; SET LOCAL enable_seqscan = off; "
        + "SET LOCAL enable_hashjoin = off; SET LOCAL enable_mergejoin = off"

    init(url: String, access: Store.Access, logger: Logger) throws {
        self.url = url
        self.logger = logger
        writes = access == .readWrite
        // Fail at the start, not at the first request.
        let first = try PostgresConnection(url: url)
        try first.command("SELECT 1")
        for index in 1...PostgresEngine.connections {
            let worker = PostgresWorker(url: url, queue: queue, logger: logger)
            let thread = Thread { worker.work() }
            thread.name = "postgres-\(index)"
            thread.stackSize = 2 << 20
            thread.start()
        }
    }

    func read<Value: Sendable>(_ body: @escaping @Sendable (any Session) throws -> Value) async throws -> Value {
        try await Job.submit(
            adding: { [queue] in try queue.add(PostgresJob(begin: PostgresEngine.beginRead, job: $0)) }, body)
    }

    func enqueueWrite(_ job: Job) throws {
        guard writes else { throw StorageUnavailable("The database was opened for reading only.") }
        try queue.add(PostgresJob(begin: PostgresEngine.beginWrite, job: job))
    }

    func backup(to path: String) async throws {
        guard !FileManager.default.fileExists(atPath: path) else {
            throw StorageUnavailable("The file \(path) exists already.")
        }
        let dump = Process()
        dump.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        dump.arguments = ["pg_dump", "--format=custom", "--no-owner", "--file=\(path)", url]
        try dump.run()
        dump.waitUntilExit()
        guard dump.terminationStatus == 0 else {
            throw StorageUnavailable("pg_dump ended with \(dump.terminationStatus).")
        }
    }

    func durability() async throws -> [String: String] {
        try await settings(["synchronous_commit", "fsync", "full_page_writes"])
    }

    func facts() async throws -> [String: String] {
        var facts = try await settings(["server_version", "server_encoding"])
        facts["engine"] = "PostgreSQL \(facts["server_version"] ?? "")"
        facts.merge(try await durability()) { $1 }
        return facts
    }

    private func settings(_ names: [String]) async throws -> [String: String] {
        try await read { session in
            var values: [String: String] = [:]
            for name in names {
                try session.forEach(SQL(text: "SELECT current_setting(?)", values: [.text(name)])) { row in
                    values[name] = try row.text(0)
                }
            }
            return values
        }
    }

    /// PostgreSQL's own clean-up overwrites dead rows in its time; nothing can be done from inside a transaction.
    func forgetRemoved() async throws {}

    /// Until its tables have been cleaned once, PostgreSQL looks every row of an index up in the table too: a search
    /// among a million new members took up to 40 ms instead of 4.
    ///
    /// `VACUUM` holds nobody up and cannot run in a transaction, so it has a connection of its own.
    func settle() async throws {
        guard writes else { return }
        try await withCheckedThrowingContinuation { continuation in
            let thread = Thread { [url] in
                continuation.resume(
                    with: Result { _ = try PostgresConnection(url: url).command("VACUUM (ANALYZE, SKIP_LOCKED)") })
            }
            thread.name = "postgres-settle"
            thread.stackSize = 2 << 20
            thread.start()
        }
    }

    func close() async {
        queue.close()
    }
}
