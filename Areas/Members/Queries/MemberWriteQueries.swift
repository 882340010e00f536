internal import Kernel
internal import Storage

/// The statements that write members, their rows and the vault.
enum MemberWriteQueries {
    static func insert(_ members: [NewMember], changedIn batch: Int64, in tx: Transaction) throws {
        try tx.insert(
            into: "member", ["number", "member_no", "unit_number", "changed_in"],
            rows: members.map {
                [$0.number.sqlValue, $0.memberNo.sqlValue, $0.unit.sqlValue, batch.sqlValue]
            })
    }

    /// A member that the register does not have yet, with the unit that its latest row names.
    struct NewMember {
        let number: Int64
        let memberNo: String
        let unit: Int64?
    }

    /// Notes that a member was changed: for whoever edits it at the same time, and for taking imports back.
    static func touch(_ member: Int64, unit: Int64?, changedIn batch: Int64, in tx: Transaction) throws {
        try tx.run(
            """
            UPDATE member SET unit_number = \(unit), version = version + 1,
                changed_in = CASE WHEN changed_in > \(batch) THEN changed_in ELSE \(batch) END
            WHERE number = \(member)
            """)
    }

    /// Keeps what an import is about to change, so that it can be taken back.
    static func keep(_ before: [(member: Int64, stated: StatedAssignment)], batch: Int64, in tx: Transaction) throws {
        guard !before.isEmpty else { return }
        let numbers = try tx.takeNumbers("member_change", count: before.count)
        try tx.insert(
            into: "member_change",
            ["number", "batch_number"] + ["member_number", "joined_on", "unit_number"]
                + ["left_on", "full_name", "birth_date", "sex"],
            rows: zip(numbers, before).map { number, row in
                [number.sqlValue, batch.sqlValue] + key(row.member, row.stated) + [
                    row.stated.assignment.days.to.sqlValue, (row.stated.person?.fullName).sqlValue,
                    (row.stated.person?.birthDate).sqlValue, (row.stated.person?.sex?.rawValue).sqlValue,
                ]
            })
    }

    static func insert(_ rows: [(member: Int64, stated: StatedAssignment)], in tx: Transaction) throws {
        try tx.insert(
            into: "member_assignment", ["member_number", "joined_on", "unit_number", "left_on", "batch_number"],
            rows: rows.map {
                key($0.member, $0.stated) + [$0.stated.assignment.days.to.sqlValue, $0.stated.batch.sqlValue]
            })
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

    /// Changes the end of a row and what it states of the person.
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
}

extension Person {
    /// People sort by their given names.
    fileprivate var sortKey: [UInt8] { VietnameseText.sortKey(VietnameseText.givenNameFirst(fullName)) }
}
