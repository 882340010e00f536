internal import Attachments
internal import Kernel
internal import Storage

/// The SQL of boards that were seen.
enum BoardQueries {
    private static let columns: SQL = """
        number, point_number, posted_on, prices_on, hash, photo_name, noted_at, noted_by
        """

    /// The last posting of each point.
    static func latest(in tx: Transaction) throws -> [Int64: BoardPosting] {
        var found: [Int64: BoardPosting] = [:]
        try tx.forEach(
            """
            SELECT \(columns) FROM board_posting WHERE number IN (
                SELECT max(number) FROM board_posting GROUP BY point_number)
            """
        ) { row in
            let posting = try posting(row)
            found[posting.pointNumber] = posting
        }
        return found
    }

    /// The postings of a point, the last one first.
    static func postings(of point: Int64, limit: Int, in tx: Transaction) throws -> [BoardPosting] {
        try tx.rows(
            "SELECT \(columns) FROM board_posting WHERE point_number = \(point) ORDER BY number DESC LIMIT \(limit)"
        ).map(posting)
    }

    static func insert(_ posting: BoardPosting, in tx: Transaction) throws {
        try tx.run(
            """
            INSERT INTO board_posting (\(columns))
            VALUES (\(posting.number), \(posting.pointNumber), \(posting.postedOn), \(posting.pricesOn),
                \(posting.photoHash), \(posting.photoName), \(posting.notedAt), \(posting.notedBy))
            """)
    }

    private static func posting(_ row: Row) throws -> BoardPosting {
        BoardPosting(
            number: try row.integer(0), pointNumber: try row.integer(1), postedOn: try row.day(2),
            pricesOn: try row.day(3), photoHash: try row.text(4), photoName: try row.text(5),
            notedAt: try row.instant(6), notedBy: try row.text(7))
    }
}
