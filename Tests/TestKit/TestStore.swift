internal import Foundation
package import Kernel
internal import Logging
package import Storage

/// A fresh, migrated database for one test, on either engine.
package enum TestStore {
    /// SQLite always; PostgreSQL when `PHUCLOI_TEST_POSTGRES` names a server on which databases may be made.
    package static var engines: [EngineName] {
        TestDatabases.server == nil ? [.sqlite] : [.sqlite, .postgres]
    }

    /// Runs the body with a database that holds the migrations' tables and nothing else, and removes it afterwards.
    package static func with<Result: Sendable>(
        _ engine: EngineName, _ migrations: [Migration], clock: Clock = .system,
        _ body: (Store) async throws -> Result
    ) async throws -> Result {
        switch engine {
        case .sqlite:
            let folder = FileManager.default.temporaryDirectory.appending(path: "phucloi-test-\(UUID().uuidString)")
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
            defer { try? FileManager.default.removeItem(at: folder) }
            return try await run(.sqlite(path: folder.appending(path: "test.sqlite").path), migrations, clock, body)
        case .postgres:
            let name = try await TestDatabases.shared.take()
            do {
                let result = try await run(.postgres(url: TestDatabases.url(of: name)), migrations, clock, body)
                try await TestDatabases.shared.giveBack(name)
                return result
            } catch {
                try? await TestDatabases.shared.giveBack(name)
                throw error
            }
        }
    }

    private static func run<Result: Sendable>(
        _ address: DatabaseAddress, _ migrations: [Migration], _ clock: Clock, _ body: (Store) async throws -> Result
    ) async throws -> Result {
        let store = try Store(address, clock: clock, logger: Logger(label: "test"))
        do {
            try await Migrator(migrations).run(on: store)
            let result = try await body(store)
            await store.close()
            return result
        } catch {
            await store.close()
            throw error
        }
    }
}
