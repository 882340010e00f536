internal import Kernel
internal import Storage

/// The statements about headcounts.
enum HeadcountQueries {
    private static let names = [
        "unit_number", "counted_on", "members", "female_members", "non_members", "female_non_members",
    ]
    private static let columns = SQL(
        stringLiteral: "unit_number, counted_on, members, female_members, non_members, female_non_members")

    /// All counts by unit and day.
    static func all(in tx: Transaction) throws -> [Headcount] {
        var counts: [Headcount] = []
        try tx.forEach("SELECT \(columns) FROM union_headcount ORDER BY unit_number, counted_on") { row in
            counts.append(try headcount(row))
        }
        return counts
    }

    static func counts(of units: Set<Int64>, in tx: Transaction) throws -> [Headcount] {
        try tx.rows("SELECT \(columns) FROM union_headcount WHERE unit_number IN \(list: units)").map(headcount)
    }

    static func insert(_ counts: [Headcount], in tx: Transaction) throws {
        try tx.insert(
            into: "union_headcount", names,
            rows: counts.map { count in
                [
                    count.unit.sqlValue, count.day.sqlValue, count.members.sqlValue, count.femaleMembers.sqlValue,
                    count.nonMembers.sqlValue, count.femaleNonMembers.sqlValue,
                ]
            })
    }

    static func update(_ count: Headcount, in tx: Transaction) throws {
        try tx.run(
            """
            UPDATE union_headcount SET members = \(count.members), female_members = \(count.femaleMembers),
                non_members = \(count.nonMembers), female_non_members = \(count.femaleNonMembers)
            WHERE unit_number = \(count.unit) AND counted_on = \(count.day)
            """)
    }

    private static func headcount(_ row: Row) throws -> Headcount {
        Headcount(
            unit: try row.integer(0), day: try row.day(1), members: try row.integer(2),
            femaleMembers: try row.optionalInteger(3), nonMembers: try row.optionalInteger(4),
            femaleNonMembers: try row.optionalInteger(5))
    }
}
