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
        var units = MemberUnits(try MemberMergeQueries.aliases(in: tx))
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
                let memberNo = try row.text(1)
                var member = try members[memberNo] ?? statedMember(row)
                member.rows.append(try statedAssignment(row))
                members[memberNo] = member
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
                found.append(try statedMember(row))
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
            person.full_name, person.birth_date, person.sex, member.version, place.batch_number
        FROM member JOIN member_assignment place ON place.member_number = member.number
            LEFT JOIN member_person person ON person.member_number = place.member_number
                AND person.joined_on = place.joined_on AND person.unit_number = place.unit_number
        """

    private static func statedMember(_ row: Row) throws -> StatedMember {
        StatedMember(number: try row.integer(0), memberNo: try row.text(1), version: try row.integer(8), rows: [])
    }

    private static func statedAssignment(_ row: Row) throws -> StatedAssignment {
        StatedAssignment(
            assignment: Assignment(
                unitNumber: try row.integer(2), days: DayRange(from: try row.day(3), to: try row.optionalDay(4))),
            person: try row.optionalText(5).map { name in
                Person(
                    fullName: name, birthDate: try row.optionalDay(6),
                    sex: try row.optionalText(7).flatMap { Sex(rawValue: $0) })
            },
            batch: try row.optionalInteger(9))
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

    /// The present persons of some members, as their latest rows tell; an erased one has none.
    static func people(of numbers: [Int64], in tx: Transaction) throws -> [Int64: Person] {
        var people: [Int64: Person] = [:]
        try forEachPart(of: numbers) { part in
            let statement: SQL = """
                SELECT member_number, full_name, birth_date, sex FROM member_person
                WHERE member_number IN \(list: part) ORDER BY joined_on
                """
            try tx.forEach(statement) { row in
                let number = try row.integer(0)
                let earlier = people[number]
                people[number] = Person(
                    fullName: try row.text(1), birthDate: try row.optionalDay(2) ?? earlier?.birthDate,
                    sex: try row.optionalText(3).flatMap { Sex(rawValue: $0) } ?? earlier?.sex)
            }
        }
        return people
    }

    static func numbers(of memberNumbers: [String], in tx: Transaction) throws -> [String: Int64] {
        var numbers: [String: Int64] = [:]
        try forEachPart(of: memberNumbers) { part in
            try tx.forEach("SELECT member_no, number FROM member WHERE member_no IN \(list: part)") { row in
                numbers[try row.text(0)] = try row.integer(1)
            }
        }
        return numbers
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

    static func forEachPart<Value>(of values: [Value], _ body: (ArraySlice<Value>) throws -> Void) rethrows {
        for start in stride(from: 0, to: values.count, by: widestList) {
            try body(values[start..<min(start + widestList, values.count)])
        }
    }
}
