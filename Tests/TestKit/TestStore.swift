internal import Foundation
package import Kernel
internal import Logging
package import Storage

/// A fresh, migrated database for one test, on either engine.
package enum TestStore {
    /// SQLite always; PostgreSQL when `PHUCLOI_TEST_POSTGRES` names a server on which databases may be made.
    package static var engines: [EngineName] {
        postgresServer == nil ? [.sqlite] : [.sqlite, .postgres]
    }

    /// The URL of the throw-away server without a database name, for example `postgres://postgres@127.0.0.1:5433`.
    private static var postgresServer: String? {
        ProcessInfo.processInfo.environment["PHUCLOI_TEST_POSTGRES"]
    }

    /// Runs the body with a database that holds the migrations' tables and nothing else, and removes it afterwards.
    package static func with<Result: Sendable>(
        _ engine: EngineName, _ migrations: [Migration], clock: Clock = .system,
        _ body: (Store) async throws -> Result
    ) async throws -> Result {
        let name = "phucloi_test_\(UUID().uuidString.lowercased().replacingOccurrences(of: "-", with: ""))"
        let address = try await makeDatabase(engine, name)
        let store = try Store(address, clock: clock, logger: Logger(label: "test"))
        do {
            try await Migrator(migrations).run(on: store)
            let result = try await body(store)
            await store.close()
            try await removeDatabase(address, name)
            return result
        } catch {
            await store.close()
            try? await removeDatabase(address, name)
            throw error
        }
    }

    private static func makeDatabase(_ engine: EngineName, _ name: String) async throws -> DatabaseAddress {
        switch engine {
        case .sqlite:
            let folder = FileManager.default.temporaryDirectory.appendingPathComponent(name).path
            try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
            return .sqlite(path: "\(folder)/test.sqlite")
        case .postgres:
            try runTool("createdb", ["--maintenance-db=\(postgresServer ?? "")/postgres", name])
            return .postgres(url: "\(postgresServer ?? "")/\(name)")
        }
    }

    private static func removeDatabase(_ address: DatabaseAddress, _ name: String) async throws {
        switch address {
        case .sqlite(let path):
            try FileManager.default.removeItem(atPath: (path as NSString).deletingLastPathComponent)
        case .postgres:
            try runTool("dropdb", ["--maintenance-db=\(postgresServer ?? "")/postgres", "--force", name])
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
