internal import Foundation
internal import Synchronization

/// A few PostgreSQL databases that tests use one after another, because making and dropping one takes a second.
///
/// Each test has its database for itself. They are dropped when the process ends.
actor TestDatabases {
    static let shared = TestDatabases()

    /// Each store opens up to nine connections, and a server allows a hundred or two.
    private static let most = 6

    private static let made = Mutex<[String]>([])
    private var free: [String] = []
    private var count = 0
    private var waiting: [CheckedContinuation<String, Never>] = []

    /// The URL of the throw-away server without a database name, for example `postgres://postgres@127.0.0.1:5433`.
    static var server: String? {
        ProcessInfo.processInfo.environment["PHUCLOI_TEST_POSTGRES"]
    }

    static func url(of name: String) -> String { "\(server ?? "")/\(name)" }

    /// The name of an empty database; waits while all are in use.
    func take() async throws -> String {
        if let name = free.popLast() { return name }
        guard count >= TestDatabases.most else { return try make() }
        return await withCheckedContinuation { waiting.append($0) }
    }

    /// Empties a database and hands it to the next test.
    func giveBack(_ name: String) throws {
        try TestDatabases.runTool(
            "psql",
            [
                "--quiet", "--set=ON_ERROR_STOP=1", "--output=/dev/null",
                "--command=SET client_min_messages = warning",
                "--command=SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
                    + "WHERE datname = current_database() AND pid <> pg_backend_pid()",
                "--command=DROP SCHEMA public CASCADE", "--command=CREATE SCHEMA public", TestDatabases.url(of: name),
            ])
        if waiting.isEmpty { free.append(name) } else { waiting.removeFirst().resume(returning: name) }
    }

    private func make() throws -> String {
        count += 1
        let name = "phucloi_test_\(UUID().uuidString.lowercased().prefix(8))_\(count)"
        try TestDatabases.runTool("createdb", ["--maintenance-db=\(TestDatabases.url(of: "postgres"))", name])
        if count == 1 { atexit { TestDatabases.dropAll() } }
        TestDatabases.made.withLock { $0.append(name) }
        return name
    }

    private static func dropAll() {
        for name in made.withLock({ $0 }) {
            try? runTool("dropdb", ["--maintenance-db=\(url(of: "postgres"))", "--force", name])
        }
    }

    private static func runTool(_ tool: String, _ arguments: [String]) throws {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = [tool] + arguments
        try process.run()
        process.waitUntilExit()
        guard process.terminationStatus == 0 else { throw ToolFailed(tool: tool, status: process.terminationStatus) }
    }

    /// A command-line tool of PostgreSQL did not do its work.
    private struct ToolFailed: Error {
        let tool: String
        let status: Int32
    }
}
