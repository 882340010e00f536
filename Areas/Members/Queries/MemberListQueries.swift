internal import Kernel
internal import Storage

/// The statements behind the list of members and a member's page.
enum MemberListQueries {
    /// Members as the list shows them, before their names are looked up.
    struct Line: Sendable {
        let number: Int64
        let memberNo: String
        let unit: Int64?
    }

    /// Members in the order of their numbers, which keeps those of one unit together.
    static func page(of units: Set<Int64>?, offset: Int, limit: Int, in tx: Transaction) throws -> [Line] {
        var condition: SQL = ""
        if let units { condition = "unit_number IN \(list: units) AND " }
        return try tx.rows(
            """
            SELECT number, member_no, unit_number FROM member
            WHERE \(condition)NOT EXISTS (
                SELECT 1 FROM member_merge m WHERE m.alias_number = member.number AND m.undone_at IS NULL)
            ORDER BY number LIMIT \(limit) OFFSET \(offset)
            """
        ).map(line)
    }

    static func lines(_ numbers: [Int64], in tx: Transaction) throws -> [Line] {
        guard !numbers.isEmpty else { return [] }
        return try tx.rows("SELECT number, member_no, unit_number FROM member WHERE number IN \(list: numbers)")
            .map(line)
    }

    private static func line(_ row: Row) throws -> Line {
        Line(number: try row.integer(0), memberNo: try row.text(1), unit: try row.optionalInteger(2))
    }
}
