internal import Storage

/// The SQL of stored files.
enum FileQueries {
    static func insert(_ hash: String, _ file: CheckedFile, in tx: Transaction) throws {
        try tx.run(
            """
            INSERT INTO attachment_file (hash, kind, size_bytes, content, stored_at)
            VALUES (\(hash), \(file.kind.rawValue), \(file.bytes.count), \(file.bytes), \(tx.now))
            ON CONFLICT (hash) DO NOTHING
            """)
    }

    static func has(_ hash: String, in tx: Transaction) throws -> Bool {
        try tx.first("SELECT 1 FROM attachment_file WHERE hash = \(hash)") != nil
    }

    static func file(_ hash: String, in tx: Transaction) throws -> StoredFile? {
        try tx.first("SELECT kind, content FROM attachment_file WHERE hash = \(hash)").map { row in
            StoredFile(kind: try row.word(0, AttachmentKind.self), bytes: try row.blob(1))
        }
    }
}
