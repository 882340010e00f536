/// Brings a database to the schema of this program, each step once, all or none.
package struct Migrator: Sendable {
    private let migrations: [Migration]

    package init(_ migrations: [Migration]) {
        self.migrations = Migrator.own + migrations
    }

    /// The tables that Storage itself needs.
    private static let own = [
        Migration(
            name: "storage/2026-11-22-ground",
            script: """
                CREATE TABLE audit (
                    number BIGINT PRIMARY KEY,
                    at BIGINT NOT NULL,
                    actor_kind TEXT NOT NULL,
                    actor_name TEXT NOT NULL,
                    action TEXT NOT NULL,
                    subject TEXT NOT NULL,
                    details TEXT NOT NULL
                );
                CREATE TABLE number_series (
                    name TEXT PRIMARY KEY,
                    last BIGINT NOT NULL
                );
                CREATE TABLE register_version (
                    register TEXT PRIMARY KEY,
                    version BIGINT NOT NULL
                );
                """)
    ]

    /// Runs what has not run yet; says the names of what it ran.
    @discardableResult
    package func run(on store: Store) async throws -> [String] {
        try await store.write { [self] tx in
            try tx.lock(.migrations)
            try tx.runScript(
                """
                CREATE TABLE IF NOT EXISTS migration (
                    name TEXT PRIMARY KEY,
                    fingerprint TEXT NOT NULL,
                    applied_at BIGINT NOT NULL
                );
                """)
            let applied = try appliedFingerprints(tx)
            try refuseUnknown(applied)
            var ran: [String] = []
            for migration in migrations where applied[migration.name] == nil {
                try tx.runScript(migration.script)
                try tx.run(
                    """
                    INSERT INTO migration (name, fingerprint, applied_at)
                    VALUES (\(migration.name), \(migration.fingerprint), \(tx.now))
                    """)
                ran.append(migration.name)
            }
            return ran
        }
    }

    /// What has not run yet, by name; reads only.
    package func pending(on store: Store) async throws -> [String] {
        try await store.read { [self] tx in
            let applied = try appliedFingerprints(tx)
            try refuseUnknown(applied)
            return migrations.map(\.name).filter { applied[$0] == nil }
        }
    }

    private func appliedFingerprints(_ tx: Transaction) throws -> [String: String] {
        var applied: [String: String] = [:]
        try tx.forEach("SELECT name, fingerprint FROM migration") { row in
            applied[try row.text(0)] = try row.text(1)
        }
        return applied
    }

    private func refuseUnknown(_ applied: [String: String]) throws {
        let known = Dictionary(uniqueKeysWithValues: migrations.map { ($0.name, $0.fingerprint) })
        for (name, fingerprint) in applied.sorted(by: { $0.key < $1.key }) {
            guard let expected = known[name] else {
                throw MigrationMismatch(name: name, reason: "The database is newer than this program.")
            }
            guard expected == fingerprint else {
                throw MigrationMismatch(name: name, reason: "The migration was changed after it had run.")
            }
        }
    }
}
