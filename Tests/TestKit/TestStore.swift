internal import Foundation
package import Kernel
internal import Logging
package import Storage

/// A fresh, migrated database for one test, on either engine.
package enum TestStore {
    /// SQLite always; PostgreSQL when `PHUCLOI_TEST_POSTGRES` names a server on which databases may be made.
    package static var engines: [EngineName] {
        TestServer.url == nil ? [.sqlite] : [.sqlite, .postgres]
    }

    /// Runs the body with a database that holds the migrations' tables and nothing else, and removes it afterwards.
    package static func with<Result: Sendable>(
        _ engine: EngineName, _ migrations: [Migration], clock: Clock = .system,
        _ body: (Store) async throws -> Result
    ) async throws -> Result {
        try await with(engine, .tables(migrations, clock: clock), body)
    }

    /// Runs the body with a copy of what the beginning made, and removes it afterwards.
    package static func with<Result: Sendable>(
        _ engine: EngineName, _ beginning: Beginning, _ body: (Store) async throws -> Result
    ) async throws -> Result {
        let address = try await TestDatabases.shared.take(beginning, engine)
        do {
            let result = try await open(address, beginning.clock, body)
            await TestDatabases.shared.giveBack(address)
            return result
        } catch {
            await TestDatabases.shared.giveBack(address)
            throw error
        }
    }

    static func open<Result: Sendable>(
        _ address: DatabaseAddress, _ clock: Clock, _ body: (Store) async throws -> Result
    ) async throws -> Result {
        let store = try Store(address, clock: clock, logger: Logger(label: "test"))
        do {
            let result = try await body(store)
            await store.close()
            return result
        } catch {
            await store.close()
            throw error
        }
    }
}
