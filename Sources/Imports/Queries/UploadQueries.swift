internal import Kernel
internal import Storage

/// The SQL of the files that wait for being taken, and of the rejected rows of those that were.
enum UploadQueries {
    private static let columns: SQL = """
        id, owner, kind, file_name, updates, taken, updated, already_there, rejected, refused, unknown_columns,
        batch_number
        """
    /// What sets unknown columns apart where they are stored.
    private static let separator = "\n"

    static func insert(_ upload: ImportUpload, content: [UInt8], rejects: [UInt8], in tx: Transaction) throws {
        let counts = upload.counts
        try tx.run(
            """
            INSERT INTO import_upload (id, owner, kind, file_name, updates, made_at, content, taken, updated,
                already_there, rejected, refused, unknown_columns, rejects)
            VALUES (\(upload.id), \(upload.owner), \(upload.kind), \(upload.fileName), \(upload.updates), \(tx.now),
                \(content), \(counts.taken), \(counts.updated), \(counts.alreadyThere), \(counts.rejected),
                \(counts.refused), \(counts.unknownColumns.joined(separator: separator)), \(rejects))
            """)
    }

    static func find(_ id: String, in tx: Transaction) throws -> ImportUpload? {
        try tx.first("SELECT \(columns) FROM import_upload WHERE id = \(id)").map(upload)
    }

    /// The files of one person that were not taken yet, the latest first.
    static func waiting(of owner: String, in tx: Transaction) throws -> [ImportUpload] {
        try tx.rows(
            """
            SELECT \(columns) FROM import_upload WHERE owner = \(owner) AND batch_number IS NULL
            ORDER BY made_at DESC LIMIT \(mostWaiting)
            """
        ).map(upload)
    }

    private static let mostWaiting = 20

    private static func upload(_ row: Row) throws -> ImportUpload {
        var counts = try BatchQueries.counts(row, from: 5)
        counts.unknownColumns = try row.text(10).split(separator: separator).map(String.init)
        return ImportUpload(
            id: try row.text(0), owner: try row.text(1), kind: try row.text(2), fileName: try row.text(3),
            updates: try row.bool(4), counts: counts, batch: try row.optionalInteger(11))
    }

    static func content(of id: String, in tx: Transaction) throws -> [UInt8]? {
        try tx.first("SELECT content FROM import_upload WHERE id = \(id)")?.blob(0)
    }

    static func rejects(of id: String, in tx: Transaction) throws -> [UInt8]? {
        try tx.first("SELECT rejects FROM import_upload WHERE id = \(id)")?.blob(0)
    }

    /// False when somebody has begun to take it already.
    static func claim(_ id: String, batch: Int64, in tx: Transaction) throws -> Bool {
        try tx.run(
            "UPDATE import_upload SET batch_number = \(batch) WHERE id = \(id) AND batch_number IS NULL") > 0
    }

    static func remove(_ id: String, in tx: Transaction) throws {
        try tx.run("DELETE FROM import_upload WHERE id = \(id)")
    }

    /// Files and rejected rows hold personal data, so they stay no longer than they are of use.
    static func removeOld(uploadsBefore: Instant, rejectsBefore: Instant, in tx: Transaction) throws {
        try tx.run("DELETE FROM import_upload WHERE made_at < \(uploadsBefore)")
        try tx.run("DELETE FROM import_rejects WHERE made_at < \(rejectsBefore)")
    }

    static func forget(kind: String, in tx: Transaction) throws {
        try tx.run("DELETE FROM import_upload WHERE kind = \(kind)")
        try tx.run(
            """
            DELETE FROM import_rejects
            WHERE batch_number IN (SELECT number FROM import_batch WHERE kind = \(kind))
            """)
    }

    static func keepRejects(_ content: [UInt8], of batch: Int64, in tx: Transaction) throws {
        try tx.run(
            """
            INSERT INTO import_rejects (batch_number, made_at, content) VALUES (\(batch), \(tx.now), \(content))
            """)
    }

    static func rejects(ofBatch number: Int64, in tx: Transaction) throws -> [UInt8]? {
        try tx.first("SELECT content FROM import_rejects WHERE batch_number = \(number)")?.blob(0)
    }
}
