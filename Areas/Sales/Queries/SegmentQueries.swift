internal import Kernel
internal import Rollup
internal import Storage

/// The statements about built facts: what of the ledger stands packed in segments.
enum SegmentQueries {
    struct Head {
        /// The ledger's last sequence that is in the segments.
        let sequence: Int64
        let lastSegment: Int64
    }

    static func head(in tx: Transaction) throws -> Head {
        guard let row = try tx.first("SELECT sequence, last_segment FROM fact_head WHERE id = 1") else {
            return Head(sequence: 0, lastSegment: 0)
        }
        return Head(sequence: try row.integer(0), lastSegment: try row.integer(1))
    }

    /// Moves the head; false when somebody else built meanwhile, and then nothing of this step may stay.
    static func moveHead(from old: Head, to sequence: Int64, last: Int64, in tx: Transaction) throws -> Bool {
        try tx.run(
            """
            UPDATE fact_head SET sequence = \(sequence), last_segment = \(last)
            WHERE id = 1 AND sequence = \(old.sequence) AND last_segment = \(old.lastSegment)
            """) == 1
    }

    /// The months of which there are segments, with their numbers.
    static func months(in tx: Transaction) throws -> [Int: Int] {
        var months: [Int: Int] = [:]
        try tx.forEach("SELECT month, count(*) FROM fact_segment GROUP BY month") { row in
            months[Int(try row.integer(0))] = Int(try row.integer(1))
        }
        return months
    }

    static func segments(of month: Int, in tx: Transaction) throws -> [FactSegment] {
        try tx.rows(
            """
            SELECT number, month, kind, facts, sha256, content FROM fact_segment
            WHERE month = \(month) ORDER BY number
            """
        ).map { row in
            FactSegment(
                number: try row.integer(0), month: Int(try row.integer(1)),
                kind: try row.word(2, FactSegment.Kind.self), count: Int(try row.integer(3)),
                checksum: try row.blob(4), content: try row.blob(5))
        }
    }

    static func insert(_ segments: [FactSegment], in tx: Transaction) throws {
        for segment in segments {
            try tx.run(
                """
                INSERT INTO fact_segment (number, month, kind, facts, sha256, content)
                VALUES (\(segment.number), \(segment.month), \(segment.kind.rawValue), \(segment.count),
                    \(segment.checksum), \(segment.content))
                """)
        }
    }

    static func remove(_ numbers: [Int64], in tx: Transaction) throws {
        guard !numbers.isEmpty else { return }
        try tx.run("DELETE FROM fact_segment WHERE number IN \(list: numbers)")
    }

    static func removeAll(in tx: Transaction) throws {
        try tx.run("DELETE FROM fact_segment")
        try tx.run("UPDATE fact_head SET sequence = 0 WHERE id = 1")
    }

    /// How many facts and bytes the segments hold.
    static func extent(in tx: Transaction) throws -> (segments: Int64, facts: Int64, bytes: Int64) {
        let row = try tx.first(
            """
            SELECT count(*), CAST(COALESCE(sum(facts), 0) AS BIGINT), CAST(COALESCE(sum(length(content)), 0) AS BIGINT)
            FROM fact_segment
            """)
        guard let row else { return (0, 0, 0) }
        return (try row.integer(0), try row.integer(1), try row.integer(2))
    }
}
