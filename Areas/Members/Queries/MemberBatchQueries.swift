internal import Kernel
internal import Storage

/// The statements about what an import of members left behind.
enum MemberBatchQueries {
    /// A member whose rows an import added or changed.
    struct Member: Sendable {
        let number: Int64
        let memberNo: String
        /// The last import or form that changed it.
        let changedIn: Int64
        let isMerged: Bool
    }

    /// A row as it was before an import changed it.
    struct Change: Sendable {
        let member: Int64
        let day: Day
        let stated: StatedAssignment
    }

    static func members(of batch: Int64, in tx: Transaction) throws -> [Member] {
        try tx.rows(
            """
            SELECT number, member_no, changed_in, EXISTS (
                SELECT 1 FROM member_merge merge WHERE merge.alias_number = number OR merge.kept_number = number)
            FROM member WHERE number IN (
                SELECT member_number FROM member_assignment WHERE batch_number = \(batch)
                UNION SELECT member_number FROM member_change WHERE batch_number = \(batch))
            ORDER BY number
            """
        ).map {
            Member(
                number: try $0.integer(0), memberNo: try $0.text(1), changedIn: try $0.integer(2),
                isMerged: try $0.bool(3))
        }
    }

    /// The units that the rows of an import name.
    static func units(of batch: Int64, in tx: Transaction) throws -> [Int64] {
        try tx.rows(
            """
            SELECT unit_number FROM member_assignment WHERE batch_number = \(batch)
            UNION SELECT unit_number FROM member_change WHERE batch_number = \(batch)
            """
        ).map { try $0.integer(0) }
    }

    /// The newest first.
    static func changes(of batch: Int64, in tx: Transaction) throws -> [Change] {
        try tx.rows(
            """
            SELECT member_number, joined_on, unit_number, left_on, full_name, birth_date, sex FROM member_change
            WHERE batch_number = \(batch) ORDER BY number DESC
            """
        ).map { row in
            let days = DayRange(from: try row.day(1), to: try row.optionalDay(3))
            let person = try row.optionalText(4).map { name in
                Person(
                    fullName: name, birthDate: try row.optionalDay(5),
                    sex: try row.optionalText(6).flatMap { Sex(rawValue: $0) })
            }
            return Change(
                member: try row.integer(0), day: try row.day(1),
                stated: StatedAssignment(
                    assignment: Assignment(unitNumber: try row.integer(2), days: days), person: person, batch: nil))
        }
    }

    static func removeChanges(of batch: Int64, in tx: Transaction) throws {
        try tx.run("DELETE FROM member_change WHERE batch_number = \(batch)")
    }

    /// Removes the rows that an import added; says how many.
    static func removeRows(of batch: Int64, in tx: Transaction) throws -> Int {
        try tx.run(
            """
            DELETE FROM member_person WHERE EXISTS (
                SELECT 1 FROM member_assignment place WHERE place.batch_number = \(batch)
                    AND place.member_number = member_person.member_number
                    AND place.joined_on = member_person.joined_on AND place.unit_number = member_person.unit_number)
            """)
        return try tx.run("DELETE FROM member_assignment WHERE batch_number = \(batch)")
    }

    /// Removes the members of whom no row is left.
    static func removeRowless(among members: [Int64], in tx: Transaction) throws {
        let rowless: SQL = """
            IN \(list: members) AND NOT EXISTS (SELECT 1 FROM member_assignment p WHERE p.member_number =
            """
        try tx.run("DELETE FROM member_word WHERE member_number \(rowless) member_word.member_number)")
        try tx.run("DELETE FROM member_key WHERE member_number \(rowless) member_key.member_number)")
        for column in ["first", "second"] {
            let named: SQL = column == "first" ? "first_number" : "second_number"
            try tx.run("DELETE FROM member_distinct WHERE \(named) \(rowless) member_distinct.\(named))")
        }
        try tx.run("DELETE FROM member WHERE number \(rowless) member.number)")
    }

    /// Brings the unit of the latest row and the version up to date.
    ///
    /// Which change was the last before is not known any more, so an earlier import of the same members stays.
    static func settle(_ members: [Int64], in tx: Transaction) throws {
        try tx.run(
            """
            UPDATE member SET version = version + 1, changed_in = 0, unit_number = (
                SELECT place.unit_number FROM member_assignment place
                WHERE place.member_number = member.number ORDER BY place.joined_on DESC LIMIT 1)
            WHERE number IN \(list: members)
            """)
    }
}
