internal import Storage

/// Which difficulties members have reported; the difficulty itself names no member.
enum MemberReportQueries {
    /// Once, however often it is sent.
    static func insert(difficulty: Int64, member: Int64, in tx: Transaction) throws {
        try tx.run(
            """
            INSERT INTO member_report (difficulty_number, member_number) VALUES (\(difficulty), \(member))
            ON CONFLICT (difficulty_number, member_number) DO NOTHING
            """)
    }

    /// The latest first.
    static func difficulties(of members: [Int64], limit: Int, in tx: Transaction) throws -> [Int64] {
        try tx.rows(
            """
            SELECT DISTINCT difficulty_number FROM member_report WHERE member_number IN \(list: members)
            ORDER BY difficulty_number DESC LIMIT \(limit)
            """
        ).map { try $0.integer(0) }
    }

    static func count(among members: [Int64], in tx: Transaction) throws -> Int64 {
        guard !members.isEmpty else { return 0 }
        return try tx.first("SELECT count(*) FROM member_report WHERE member_number IN \(list: members)")?.integer(0)
            ?? 0
    }
}
