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

    /// See `MembersFacade.assignmentJoin`.
    static func assignmentJoin(alias: String, member: String, day: String) -> SQL {
        SQL(
            stringLiteral: """
                member_assignment \(alias) ON \(alias).member_number = \(member) AND \(alias).joined_on <= \(day)
                AND (\(alias).left_on IS NULL OR \(alias).left_on > \(day))
                """)
    }

    /// The vault's rows of some members by their dense numbers.
    static func persons(of numbers: [Int64], in tx: Transaction) throws -> [Int64: Person] {
        var persons: [Int64: Person] = [:]
        try forEachPart(of: numbers) { part in
            let statement: SQL = """
                SELECT member_number, full_name, birth_date, sex FROM member_person
                WHERE member_number IN \(list: part)
                """
            try tx.forEach(statement) { row in
                persons[try row.integer(0)] = Person(
                    fullName: try row.text(1), birthDate: try row.optionalDay(2),
                    sex: try row.optionalText(3).flatMap { Sex(rawValue: $0) })
            }
        }
        return persons
    }

    static func memberNo(of numbers: [Int64], in tx: Transaction) throws -> [Int64: String] {
        try texts(of: numbers, in: tx) { "SELECT number, member_no FROM member WHERE number IN \(list: $0)" }
    }

    static func fullNames(of numbers: [Int64], in tx: Transaction) throws -> [Int64: String] {
        try texts(of: numbers, in: tx) { part in
            "SELECT member_number, full_name FROM member_person WHERE member_number IN \(list: part)"
        }
    }

    static func insert(_ members: [(number: Int64, memberNo: String, person: Person?)], in tx: Transaction) throws {
        try tx.insert(
            into: "member", ["number", "member_no"], rows: members.map { [$0.number.sqlValue, $0.memberNo.sqlValue] })
        try tx.insert(
            into: "member_person", ["member_number", "full_name", "folded_name", "sort_key", "birth_date", "sex"],
            rows: members.compactMap { member in
                guard let person = member.person else { return nil }
                return [
                    member.number.sqlValue, person.fullName.sqlValue, VietnameseText.folded(person.fullName).sqlValue,
                    person.sortKey.sqlValue, person.birthDate.sqlValue, (person.sex?.rawValue).sqlValue,
                ]
            })
    }

    static func insert(_ assignments: [(member: Int64, assignment: Assignment)], in tx: Transaction) throws {
        try tx.insert(
            into: "member_assignment", ["member_number", "unit_number", "joined_on", "left_on"],
            rows: assignments.map { row in
                [
                    row.member.sqlValue, row.assignment.unitNumber.sqlValue, row.assignment.days.from.sqlValue,
                    row.assignment.days.to.sqlValue,
                ]
            })
    }

    static func update(_ person: Person, of number: Int64, in tx: Transaction) throws {
        try tx.run(
            """
            UPDATE member_person SET full_name = \(person.fullName),
                folded_name = \(VietnameseText.folded(person.fullName)), sort_key = \(person.sortKey),
                birth_date = \(person.birthDate), sex = \(person.sex?.rawValue)
            WHERE member_number = \(number)
            """)
    }

    static func updateEnd(of assignment: Assignment, member number: Int64, in tx: Transaction) throws {
        try tx.run(
            """
            UPDATE member_assignment SET left_on = \(assignment.days.to)
            WHERE member_number = \(number) AND unit_number = \(assignment.unitNumber)
                AND joined_on = \(assignment.days.from)
            """)
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
