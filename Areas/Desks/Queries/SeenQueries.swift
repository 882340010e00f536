internal import Kernel
internal import Storage

/// The SQL of how far people have read their notices.
enum SeenQueries {
    static func seenUntil(_ person: String, in tx: Transaction) throws -> Instant? {
        try tx.first("SELECT seen_until FROM desk_seen WHERE person = \(person)")?.instant(0)
    }

    /// Never takes back what was seen.
    static func see(_ person: String, until instant: Instant, in tx: Transaction) throws {
        try tx.run(
            """
            INSERT INTO desk_seen (person, seen_until) VALUES (\(person), \(instant))
            ON CONFLICT (person) DO UPDATE SET seen_until = excluded.seen_until
                WHERE desk_seen.seen_until < excluded.seen_until
            """)
    }
}
