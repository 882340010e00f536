package import Kernel
package import Storage

/// What a test's database holds before the test's first line: made once in a process, then copied for each test.
package struct Beginning: Sendable {
    /// Says which beginning it is; two of one name are the same.
    let name: String
    let migrations: [Migration]
    let clock: Clock
    let fill: @Sendable (Store) async throws -> Void

    package init(
        _ name: String, migrations: [Migration], clock: Clock,
        fill: @escaping @Sendable (Store) async throws -> Void
    ) {
        self.name = name
        self.migrations = migrations
        self.clock = clock
        self.fill = fill
    }

    /// The migrations' tables and nothing else.
    static func tables(_ migrations: [Migration], clock: Clock) -> Beginning {
        let name = migrations.map { "\($0.name) \($0.fingerprint)" }.joined(separator: ", ")
        return Beginning("tables: \(name)", migrations: migrations, clock: clock) { _ in }
    }
}
