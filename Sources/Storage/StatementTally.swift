internal import Synchronization

/// Counts the statements that a piece of work sends to the database, for tests and for the log of slow pages.
///
/// Bound to a task, so that whoever measures a request counts that request alone.
package final class StatementTally: Sendable {
    @TaskLocal package static var current: StatementTally?

    private let statements = Mutex<[String]>([])

    package init() {}

    package var count: Int { statements.withLock(\.count) }

    /// The statements as they were sent, without their values.
    package var texts: [String] { statements.withLock { $0 } }

    func note(_ statement: String) {
        statements.withLock { $0.append(statement) }
    }
}
