internal import Kernel
internal import Storage

/// The SQL of settings.
enum SettingsQueries {
    /// The latest versions first.
    static func versions(limit: Int, in tx: Transaction) throws -> [StoredSettings] {
        try tx.rows(
            "SELECT version, made_at, made_by, content FROM settings_version ORDER BY version DESC LIMIT \(limit)"
        ).map { row in
            StoredSettings(
                version: try row.integer(0), madeAt: try row.instant(1), madeBy: try row.text(2),
                settings: try InstallationSettings(json: try row.text(3)))
        }
    }

    static func insert(_ stored: StoredSettings, in tx: Transaction) throws {
        try tx.run(
            """
            INSERT INTO settings_version (version, made_at, made_by, content)
            VALUES (\(stored.version), \(stored.madeAt), \(stored.madeBy), \(try stored.settings.json))
            """)
    }

    static func isTraining(in tx: Transaction) throws -> Bool {
        try tx.first("SELECT 1 FROM settings_training") != nil
    }

    static func markTraining(in tx: Transaction) throws {
        try tx.run("INSERT INTO settings_training (marked_at) VALUES (\(tx.now))")
    }
}
