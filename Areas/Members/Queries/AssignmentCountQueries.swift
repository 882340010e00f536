internal import Kernel
internal import Storage

/// How many members belong to units, for those who change the tree.
enum AssignmentCountQueries {
    private static let widestList = 4_096

    /// Members whose row in force on the day names one of the units.
    static func members(of units: Set<Int64>, on day: Day, in tx: Transaction) throws -> Int64 {
        let all = units.sorted()
        var count: Int64 = 0
        for start in stride(from: 0, to: all.count, by: widestList) {
            let part = all[start..<min(start + widestList, all.count)]
            count +=
                try tx.first(
                    """
                    SELECT COUNT(*) FROM member_assignment
                    WHERE unit_number IN \(list: part) AND joined_on <= \(day)
                        AND (left_on IS NULL OR left_on > \(day))
                    """)?.integer(0) ?? 0
        }
        return count
    }
}
