internal import Kernel
internal import Storage

/// The statements about members.
enum MemberQueries {
    /// Values of one `IN` list.
    private static let widestList = 4_096

    /// The members of some card numbers with all their assignments.
    static func records(of memberNumbers: [String], in tx: Transaction) throws -> [String: MemberRecord] {
        var records: [String: MemberRecord] = [:]
        records.reserveCapacity(memberNumbers.count)
        try forEachPart(of: memberNumbers) { part in
            let statement: SQL = """
                SELECT member.number, member.member_no, place.unit_number, place.joined_on, place.left_on
                FROM member JOIN member_assignment place ON place.member_number = member.number
                WHERE member.member_no IN \(list: part)
                """
            try tx.forEach(statement) { row in
                let memberNo = try row.text(1)
                let days = DayRange(from: try row.day(3), to: try row.optionalDay(4))
                let assignment = Assignment(unitNumber: try row.integer(2), days: days)
                let number = try row.integer(0)
                records[memberNo, default: MemberRecord(number: number, memberNo: memberNo, assignments: [])]
                    .assignments.append(assignment)
            }
        }
        return records
    }

    /// The rows of all members, without names.
    static func units(in tx: Transaction) throws -> MemberUnits {
        var units = MemberUnits()
        try tx.forEach(
            """
            SELECT member_number, unit_number, joined_on, left_on FROM member_assignment
            ORDER BY member_number, joined_on
            """
        ) { row in
            let days = DayRange(from: try row.day(2), to: try row.optionalDay(3))
            units.append(Assignment(unitNumber: try row.integer(1), days: days), of: try row.integer(0))
        }
        return units
    }

    /// The members of some card numbers with all their rows.
    static func stated(_ memberNumbers: [String], in tx: Transaction) throws -> [String: StatedMember] {
        var members: [String: StatedMember] = [:]
        try forEachPart(of: memberNumbers) { part in
            try tx.forEach("\(statedRows) WHERE member.member_no IN \(list: part)") { row in
                let (number, memberNo) = (try row.integer(0), try row.text(1))
                members[memberNo, default: StatedMember(number: number, memberNo: memberNo, rows: [])]
                    .rows.append(try statedAssignment(row))
            }
        }
        return members
    }

    /// The rows of the members that follow a number, in the order of their numbers.
    static func stated(after number: Int64, members: Int64, in tx: Transaction) throws -> [StatedMember] {
        var found: [StatedMember] = []
        let statement: SQL = """
            \(statedRows) WHERE member.number > \(number) AND member.number <= \(number + members)
            ORDER BY member.number, place.joined_on, place.unit_number
            """
        try tx.forEach(statement) { row in
            let number = try row.integer(0)
            if found.last?.number != number {
                found.append(StatedMember(number: number, memberNo: try row.text(1), rows: []))
            }
            found[found.count - 1].rows.append(try statedAssignment(row))
        }
        return found
    }

    /// The largest number of a member; 0 without any.
    static func lastNumber(in tx: Transaction) throws -> Int64 {
        try tx.first("SELECT COALESCE(max(number), 0) FROM member")?.integer(0) ?? 0
    }

    private static let statedRows: SQL = """
        SELECT member.number, member.member_no, place.unit_number, place.joined_on, place.left_on,
            person.full_name, person.birth_date, person.sex
        FROM member JOIN member_assignment place ON place.member_number = member.number
            LEFT JOIN member_person person ON person.member_number = place.member_number
                AND person.joined_on = place.joined_on AND person.unit_number = place.unit_number
        """

    private static func statedAssignment(_ row: Row) throws -> StatedAssignment {
        StatedAssignment(
            assignment: Assignment(
                unitNumber: try row.integer(2), days: DayRange(from: try row.day(3), to: try row.optionalDay(4))),
            person: try row.optionalText(5).map { name in
                Person(
                    fullName: name, birthDate: try row.optionalDay(6),
                    sex: try row.optionalText(7).flatMap { Sex(rawValue: $0) })
            })
    }

    static func memberNo(of numbers: [Int64], in tx: Transaction) throws -> [Int64: String] {
        try texts(of: numbers, in: tx) { "SELECT number, member_no FROM member WHERE number IN \(list: $0)" }
    }

    /// The name that the latest assignment of each tells.
    static func fullNames(of numbers: [Int64], in tx: Transaction) throws -> [Int64: String] {
        try texts(of: numbers, in: tx) { part in
            "SELECT member_number, full_name FROM member_person WHERE member_number IN \(list: part) ORDER BY joined_on"
        }
    }

    static func insert(_ members: [(number: Int64, memberNo: String)], in tx: Transaction) throws {
        try tx.insert(
            into: "member", ["number", "member_no"], rows: members.map { [$0.number.sqlValue, $0.memberNo.sqlValue] })
    }

    static func insert(_ rows: [(member: Int64, stated: StatedAssignment)], in tx: Transaction) throws {
        try tx.insert(
            into: "member_assignment", ["member_number", "joined_on", "unit_number", "left_on"],
            rows: rows.map { key($0.member, $0.stated) + [$0.stated.assignment.days.to.sqlValue] })
        try tx.insert(
            into: "member_person",
            [
                "member_number", "joined_on", "unit_number", "full_name", "folded_name", "sort_key", "birth_date",
                "sex",
            ],
            rows: rows.compactMap { row in
                guard let person = row.stated.person else { return nil }
                return key(row.member, row.stated) + [
                    person.fullName.sqlValue, VietnameseText.folded(person.fullName).sqlValue, person.sortKey.sqlValue,
                    person.birthDate.sqlValue, (person.sex?.rawValue).sqlValue,
                ]
            })
    }

    static func update(_ stated: StatedAssignment, of member: Int64, in tx: Transaction) throws {
        let assignment = stated.assignment
        let row: SQL = """
            WHERE member_number = \(member) AND joined_on = \(assignment.days.from)
                AND unit_number = \(assignment.unitNumber)
            """
        try tx.run("UPDATE member_assignment SET left_on = \(assignment.days.to) \(row)")
        guard let person = stated.person else { return }
        try tx.run(
            """
            UPDATE member_person SET full_name = \(person.fullName),
                folded_name = \(VietnameseText.folded(person.fullName)), sort_key = \(person.sortKey),
                birth_date = \(person.birthDate), sex = \(person.sex?.rawValue) \(row)
            """)
    }

    private static func key(_ member: Int64, _ stated: StatedAssignment) -> [SQLValue] {
        [member.sqlValue, stated.assignment.days.from.sqlValue, stated.assignment.unitNumber.sqlValue]
    }

    private static func texts(
        of numbers: [Int64], in tx: Transaction, _ statement: (ArraySlice<Int64>) -> SQL
    ) throws -> [Int64: String] {
        var texts: [Int64: String] = [:]
        try forEachPart(of: numbers) { part in
            try tx.forEach(statement(part)) { row in texts[try row.integer(0)] = try row.text(1) }
        }
        return texts
    }

    private static func forEachPart<Value>(of values: [Value], _ body: (ArraySlice<Value>) throws -> Void) rethrows {
        for start in stride(from: 0, to: values.count, by: widestList) {
            try body(values[start..<min(start + widestList, values.count)])
        }
    }
}

extension Person {
    /// People sort by their given names.
    fileprivate var sortKey: [UInt8] { VietnameseText.sortKey(VietnameseText.givenNameFirst(fullName)) }
}
