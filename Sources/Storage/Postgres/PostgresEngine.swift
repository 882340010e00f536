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
        try await submit("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY", body)
    }

    func write<Value: Sendable>(_ body: @escaping @Sendable (any Session) throws -> Value) async throws -> Value {
        guard writes else { throw StorageUnavailable("The database was opened for reading only.") }
        // READ COMMITTED: what was waited for under a lock must be seen once the lock is held.
        return try await submit("BEGIN ISOLATION LEVEL READ COMMITTED", body)
    }

    private func submit<Value: Sendable>(
        _ begin: String, _ body: @escaping @Sendable (any Session) throws -> Value
    ) async throws -> Value {
        try await Job.submit(adding: { [queue] in try queue.add(PostgresJob(begin: begin, job: $0)) }, body)
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

    func facts() async throws -> [String: String] {
        try await read { session in
            var facts: [String: String] = [:]
            for setting in ["server_version", "synchronous_commit", "fsync", "full_page_writes", "server_encoding"] {
                try session.forEach(SQL(text: "SELECT current_setting(?)", values: [.text(setting)])) { row in
                    facts[setting] = try row.text(0)
                }
            }
            facts["engine"] = "PostgreSQL \(facts["server_version"] ?? "")"
            return facts
        }
    }

    func close() async {
        queue.close()
    }
}
