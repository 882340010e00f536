package import Kernel
package import Logging

/// The one door to the database; the same on SQLite and PostgreSQL.
package final class Store: Sendable {
    package let address: DatabaseAddress
    private let engine: any Engine
    private let clock: Clock

    /// How a store is opened.
    package enum Access: Sendable {
        /// The one process that writes; on SQLite it takes the file's lock or refuses.
        case readWrite
        /// A look from beside a running server.
        case readOnly
    }

    /// Opens the database.
    ///
    /// `onFault` is called once when the engine can no longer promise that an answered write is durable;
    /// the owner must end the process, because going on would be a lie.
    package init(
        _ address: DatabaseAddress, access: Access = .readWrite, clock: Clock = .system, logger: Logger,
        onFault: @escaping @Sendable (String) -> Void = { _ in }
    ) throws {
        self.address = address
        self.clock = clock
        engine =
            switch address {
            case .sqlite(let path):
                try SQLiteEngine(path: path, access: access, logger: logger, onFault: onFault)
            case .postgres(let url):
                try PostgresEngine(url: url, access: access, logger: logger)
            }
    }

    package var engineName: EngineName { engine.name }

    package func read<Value: Sendable>(
        _ body: @escaping @Sendable (Transaction) throws -> Value
    ) async throws -> Value {
        let now = clock.now
        let tally = StatementTally.current
        return try await engine.read { try body(Transaction(session: $0, now: now, isLook: true, tally: tally)) }
    }

    package func write<Value: Sendable>(
        _ body: @escaping @Sendable (Transaction) throws -> Value
    ) async throws -> Value {
        let now = clock.now
        let tally = StatementTally.current
        return try await Job.submit(adding: engine.enqueueWrite) {
            try body(Transaction(session: $0, now: now, tally: tally))
        }
    }

    /// Queues a change and returns at once, for those who gather work of many callers until the engine has time.
    ///
    /// `body` runs when its turn comes, and again when the engine tries anew after a lost race; its `tx.now` is the
    /// time of that turn. `finish` is called once, on the engine's thread: with nil when the change is durable, else
    /// with what went wrong. Throws `StorageUnavailable` when nothing can be queued; then `finish` is not called.
    package func enqueueWrite(
        _ body: @escaping @Sendable (Transaction) throws -> Void, finish: @escaping @Sendable ((any Error)?) -> Void
    ) throws {
        let clock = clock
        try engine.enqueueWrite(Job(run: { try body(Transaction(session: $0, now: clock.now)) }, finish: finish))
    }

    /// Writes a consistent copy to a file while others go on working; refuses an existing file.
    package func backup(to path: String) async throws {
        try await engine.backup(to: path)
    }

    /// The settings that make an answered change durable, as the engine says them, by name.
    package func durability() async throws -> [String: String] {
        try await engine.durability()
    }

    /// Facts about durability and health, by name; reads the whole database.
    package func facts() async throws -> [String: String] {
        try await engine.facts()
    }

    /// After personal data was deleted: takes what is left of it out of the engine's own files, where that can be done.
    package func forgetRemoved() async throws {
        try await engine.forgetRemoved()
    }

    /// After very much was written, so that the next questions are answered as quickly as later ones.
    package func settle() async throws {
        try await engine.settle()
    }

    package func close() async {
        await engine.close()
    }
}
