/// A database engine; SQLite and PostgreSQL are the two.
protocol Engine: Sendable {
    var name: EngineName { get }

    /// Runs the body on a consistent view that nobody's later commit changes.
    func read<Value: Sendable>(_ body: @escaping @Sendable (any Session) throws -> Value) async throws -> Value

    /// Queues a change and returns at once; the job is finished only after its commit is durable.
    func enqueueWrite(_ job: Job) throws

    /// Writes a consistent copy of the whole database to a file while others go on working.
    func backup(to path: String) async throws

    /// How the writer makes changes durable, read back from the engine itself.
    func durability() async throws -> [String: String]

    /// The engine's own word on durability and health, for the doctor; reads the whole database.
    func facts() async throws -> [String: String]

    /// Makes sure that what was deleted cannot be read out of the files any more, as far as the engine lets us.
    func forgetRemoved() async throws

    /// After very much was written: lets the engine look over its tables now instead of in its own time.
    func settle() async throws

    func close() async
}

/// One connection inside one transaction; never leaves its thread.
protocol Session: AnyObject {
    var engineName: EngineName { get }
    func execute(_ sql: SQL) throws -> Int
    func forEach(_ sql: SQL, _ body: (Row) throws -> Void) throws
    /// Runs several statements of plain SQL, as migrations hold them.
    func runScript(_ script: String) throws
    /// Holds other holders of the same key back until this transaction ends.
    func lock(_ key: Int64) throws
}

package enum EngineName: String, Sendable, CaseIterable {
    case sqlite, postgres
}

/// A write broke a rule of the schema.
package struct ConstraintViolation: Error, Sendable {
    /// The engine's own text; holds the name of the constraint or of its table and columns.
    package let text: String
}

/// The database cannot be reached or written, so nothing can be promised.
package struct StorageUnavailable: Error, Sendable {
    package let reason: String

    package init(_ reason: String) {
        self.reason = reason
    }
}
