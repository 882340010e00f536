internal import Foundation
internal import GRDB
internal import Logging
internal import Synchronization

/// SQLite through GRDB: readers on snapshots, and one writer thread that commits in groups.
///
/// The writer takes all waiting transactions into one commit, each in a savepoint of its own, and answers each
/// only after that commit is durable (`synchronous=FULL`): about 45.000 transactions/s with 16 in flight where
/// single commits reach 7.500.
final class SQLiteEngine: Engine {
    let name = EngineName.sqlite
    private let pool: DatabasePool
    private let path: String
    private let lock: FileLock?
    private let queue = WorkQueue<Job>(bound: 20_000)
    private let isBroken = Mutex(false)
    private let isClosed = Mutex(false)
    private let logger: Logger
    private let onFault: @Sendable (String) -> Void

    /// How many transactions one commit takes at most.
    private static let widestGroup = 1_024
    /// The writer keeps the indexes of the ledger at hand; a reader needs less.
    private static func kibibytesOfCache(_ isReader: Bool) -> Int { isReader ? 32_768 : 196_608 }
    /// SQLite's own 1.000 would copy the same hot pages of the indexes into the file every twenty batches of sales.
    private static let pagesBetweenCheckpoints = 8_192

    init(
        path: String, access: Store.Access, logger: Logger, onFault: @escaping @Sendable (String) -> Void
    ) throws {
        self.path = path
        self.logger = logger
        self.onFault = onFault
        let writes = access == .readWrite
        if !writes, !FileManager.default.fileExists(atPath: path) {
            throw StorageUnavailable("There is no database at \(path).")
        }
        lock = writes ? try FileLock(path: path + ".lock") : nil
        pool = try SQLiteEngine.openPool(path: path, readOnly: !writes)
        guard writes else { return }
        try SQLiteEngine.makeDurable(pool)
        let thread = Thread { [self] in work() }
        thread.name = "sqlite-writer"
        thread.stackSize = 4 << 20
        thread.start()
    }

    private static func openPool(path: String, readOnly: Bool) throws -> DatabasePool {
        var configuration = Configuration()
        configuration.readonly = readOnly
        configuration.maximumReaderCount = 4
        configuration.busyMode = .timeout(10)
        configuration.prepareDatabase { database in
            try database.execute(
                sql: """
                    PRAGMA cache_size = \(-kibibytesOfCache(database.configuration.readonly));
                    PRAGMA temp_store = MEMORY;
                    PRAGMA wal_autocheckpoint = \(pagesBetweenCheckpoints)
                    """)
        }
        do {
            return try DatabasePool(path: path, configuration: configuration)
        } catch {
            throw StorageUnavailable("The database \(path) cannot be opened: \(error).")
        }
    }

    /// GRDB sets `synchronous` to NORMAL after opening a pool, which can lose an answered write at a power failure.
    private static func makeDurable(_ pool: DatabasePool) throws {
        let level = try pool.writeWithoutTransaction { database in
            try database.execute(sql: "PRAGMA synchronous = FULL; PRAGMA secure_delete = ON")
            return try Int.fetchOne(database, sql: "PRAGMA synchronous")
        }
        guard level == 2 else { throw StorageUnavailable("SQLite does not write durably here.") }
    }

    func read<Value: Sendable>(_ body: @escaping @Sendable (any Session) throws -> Value) async throws -> Value {
        do {
            return try await pool.read { database in try body(SQLiteSession(database)) }
        } catch let error as DatabaseError {
            throw SQLiteEngine.translated(error)
        }
    }

    func enqueueWrite(_ job: Job) throws {
        guard lock != nil else { throw StorageUnavailable("The database was opened for reading only.") }
        try queue.add(job)
    }

    private func work() {
        while let group = queue.take(limit: SQLiteEngine.widestGroup) {
            let failures = isBroken.withLock { $0 } ? [] : commit(group)
            for (index, job) in group.enumerated() {
                job.finish(
                    failures.isEmpty ? StorageUnavailable("The database stopped after a fault.") : failures[index])
            }
        }
    }

    /// Runs a group in one commit; what each member of it failed with, or nil.
    private func commit(_ group: [Job]) -> [(any Error)?] {
        var failures = [(any Error)?](repeating: nil, count: group.count)
        do {
            try pool.writeWithoutTransaction { database in
                try database.inTransaction(.immediate) {
                    let session = SQLiteSession(database)
                    guard group.count > 1 else {
                        // Alone it needs no savepoint: the whole transaction is taken back.
                        failures[0] = try SQLiteEngine.failure { try group[0].run(session) }
                        return failures[0] == nil ? .commit : .rollback
                    }
                    for (index, job) in group.enumerated() {
                        failures[index] = try SQLiteEngine.failure {
                            try database.inSavepoint {
                                try job.run(session)
                                return .commit
                            }
                        }
                    }
                    return .commit
                }
            }
            return failures
        } catch {
            stop(because: error)
            return group.map { _ in StorageUnavailable("The write could not be made durable.") }
        }
    }

    /// What the body failed with, or nil; a fault of the disk is thrown, because it ends the whole group.
    private static func failure(_ body: () throws -> Void) throws -> (any Error)? {
        do {
            try body()
            return nil
        } catch let error as DatabaseError {
            guard !isFault(error) else { throw error }
            return translated(error)
        } catch {
            return error
        }
    }

    private func stop(because error: any Error) {
        let isFirst = isBroken.withLock { broken in
            defer { broken = true }
            return !broken
        }
        guard isFirst else { return }
        logger.critical("The database cannot be written any more.", metadata: ["error": "\(error)"])
        onFault("\(error)")
    }

    private static func isFault(_ error: DatabaseError) -> Bool {
        [.SQLITE_IOERR, .SQLITE_FULL, .SQLITE_CORRUPT, .SQLITE_NOTADB, .SQLITE_CANTOPEN, .SQLITE_NOMEM]
            .contains(error.resultCode.primaryResultCode)
    }

    fileprivate static func translated(_ error: DatabaseError) -> any Error {
        error.resultCode.primaryResultCode == .SQLITE_CONSTRAINT
            ? ConstraintViolation(text: error.message ?? "constraint") : error
    }

    func backup(to path: String) async throws {
        guard !FileManager.default.fileExists(atPath: path) else {
            throw StorageUnavailable("The file \(path) exists already.")
        }
        let destination = try DatabaseQueue(path: path)
        try pool.backup(to: destination, pagesPerStep: 2_000)
        try destination.close()
    }

    func durability() async throws -> [String: String] {
        let pragmas = ["journal_mode", "synchronous"]
        // A connection tells its own setting: the writer's counts.
        guard lock != nil else { return try await pool.read { try SQLiteEngine.values(of: pragmas, $0) } }
        return try await pool.writeWithoutTransaction { try SQLiteEngine.values(of: pragmas, $0) }
    }

    func facts() async throws -> [String: String] {
        let pragmas = ["page_count", "page_size", "quick_check"]
        var facts = try await pool.read { database in
            let version = try String.fetchOne(database, sql: "SELECT sqlite_version()") ?? ""
            return try SQLiteEngine.values(of: pragmas, database).merging(["engine": "SQLite \(version)"]) { $1 }
        }
        facts.merge(try await durability()) { $1 }
        return facts
    }

    private static func values(of pragmas: [String], _ database: Database) throws -> [String: String] {
        var values: [String: String] = [:]
        for pragma in pragmas { values[pragma] = try String.fetchOne(database, sql: "PRAGMA \(pragma)") ?? "" }
        return values
    }

    /// Deleted rows are overwritten at once (`secure_delete`); what the log still holds of them goes with it.
    func forgetRemoved() async throws {
        guard lock != nil else { return }
        _ = try await pool.writeWithoutTransaction { try $0.checkpoint(.truncate) }
    }

    /// SQLite's indexes are of use at once.
    func settle() async throws {}

    func close() async {
        queue.close()
        let isFirst = isClosed.withLock { closed in
            defer { closed = true }
            return !closed
        }
        guard isFirst else { return }
        // All into the one file, so that who copies it while nothing runs copies everything. A failure loses nothing.
        if lock != nil { _ = try? await pool.writeWithoutTransaction { try $0.checkpoint(.truncate) } }
        try? pool.close()
        lock?.release()
    }
}
