/// Migrations are written once, with PostgreSQL's type names; this is what they are called in SQLite.
enum SQLiteSchema {
    /// The script with SQLite's types and with every table `STRICT`.
    static func translated(_ script: String) -> String {
        script
            .replacing("DOUBLE PRECISION", with: "REAL")
            .replacing("BIGINT", with: "INTEGER")
            .replacing("BYTEA", with: "BLOB")
            .replacing(" COLLATE \"C\"", with: "")
            .replacing("\n);", with: "\n) STRICT;")
    }
}
