internal import Kernel
internal import Storage

/// The statements about keys of files and the files that came.
enum FileKeyQueries {
    private static let columns: SQL = "number, partner_number, name, public_key, made_at, made_by, stopped_at"

    /// A file that was taken, as lists show it.
    struct TakenFile: Sendable {
        let key: Int64
        let digest: [UInt8]
        let lines: Int64
        let standing: Int64
        let refused: Int64
        let rejected: Int64
        let times: Int64
        let lastAt: Instant
    }

    static func key(_ number: Int64, in tx: Transaction) throws -> FileKey? {
        try tx.first("SELECT \(columns) FROM file_key WHERE number = \(number)").map(key)
    }

    static func isKnown(_ key: [UInt8], in tx: Transaction) throws -> Bool {
        try tx.first("SELECT 1 FROM file_key WHERE public_key = \(key)") != nil
    }

    /// The keys of some partners: the living first, the latest first.
    static func keys(of partners: [Int64], in tx: Transaction) throws -> [FileKey] {
        try tx.rows(
            """
            SELECT \(columns) FROM file_key WHERE partner_number IN \(list: partners)
            ORDER BY CASE WHEN stopped_at IS NULL THEN 0 ELSE 1 END, number DESC LIMIT 100
            """
        ).map(key)
    }

    static func insert(_ key: FileKey, in tx: Transaction) throws {
        try tx.run(
            """
            INSERT INTO file_key (number, partner_number, name, public_key, made_at, made_by)
            VALUES (\(key.number), \(key.partner), \(key.name), \(key.key), \(key.madeAt), \(key.madeBy))
            """)
    }

    /// False when it was stopped already.
    static func stop(_ number: Int64, by person: String, in tx: Transaction) throws -> Bool {
        try tx.run(
            """
            UPDATE file_key SET stopped_at = \(tx.now), stopped_by = \(person)
            WHERE number = \(number) AND stopped_at IS NULL
            """) == 1
    }

    static func save(_ file: SignedFile, key: FileKey, by sender: String, in tx: Transaction) throws {
        try tx.run(
            """
            INSERT INTO signed_file (key_number, digest, lines, standing, refused, rejected, times, first_at, last_at,
                sent_by)
            VALUES (\(key.number), \(file.digest), \(file.lines.count), \(file.standing), \(file.refused),
                \(file.rejected), 1, \(tx.now), \(tx.now), \(sender))
            ON CONFLICT (key_number, digest) DO UPDATE SET standing = excluded.standing, refused = excluded.refused,
                rejected = excluded.rejected, times = signed_file.times + 1, last_at = excluded.last_at
            """)
    }

    /// The latest files of some partners.
    static func files(of partners: [Int64], in tx: Transaction) throws -> [TakenFile] {
        try tx.rows(
            """
            SELECT f.key_number, f.digest, f.lines, f.standing, f.refused, f.rejected, f.times, f.last_at
            FROM signed_file f JOIN file_key k ON k.number = f.key_number
            WHERE k.partner_number IN \(list: partners) ORDER BY f.last_at DESC LIMIT 20
            """
        ).map { row in
            TakenFile(
                key: try row.integer(0), digest: try row.blob(1), lines: try row.integer(2),
                standing: try row.integer(3), refused: try row.integer(4), rejected: try row.integer(5),
                times: try row.integer(6), lastAt: try row.instant(7))
        }
    }

    private static func key(_ row: Row) throws -> FileKey {
        FileKey(
            number: try row.integer(0), partner: try row.integer(1), name: try row.text(2), key: try row.blob(3),
            madeAt: try row.instant(4), madeBy: try row.text(5), stoppedAt: try row.optionalInstant(6))
    }
}
