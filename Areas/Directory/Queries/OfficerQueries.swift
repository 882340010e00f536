internal import Kernel
internal import Storage

/// The statements about officers.
enum OfficerQueries {
    private static let rows: SQL = """
        SELECT officer.number, unit_number, post, term_from, term_to, version, full_name, birth_date, sex, trained_on
        FROM directory_officer officer JOIN directory_officer_person ON officer_number = officer.number
        """
    private static let ordered: SQL = "ORDER BY unit_number, term_from, officer.number"

    static func all(in tx: Transaction) throws -> [StoredOfficer] {
        try tx.rows("\(rows) \(ordered)").compactMap(officer)
    }

    /// Those whose term holds on a day.
    static func officers(on day: Day, in tx: Transaction) throws -> [StoredOfficer] {
        try tx.rows(
            "\(rows) WHERE term_from <= \(day) AND (term_to IS NULL OR term_to > \(day)) \(ordered)"
        ).compactMap(officer)
    }

    /// All who hold or held a post, of all units.
    static func officers(of posts: [Post], in tx: Transaction) throws -> [StoredOfficer] {
        try tx.rows("\(rows) WHERE post IN \(list: posts.map(\.rawValue)) \(ordered)").compactMap(officer)
    }

    static func officers(of units: Set<Int64>, in tx: Transaction) throws -> [StoredOfficer] {
        try tx.rows("\(rows) WHERE unit_number IN \(list: units) \(ordered)").compactMap(officer)
    }

    static func officer(_ number: Int64, in tx: Transaction) throws -> StoredOfficer? {
        try tx.first("\(rows) WHERE officer.number = \(number)").flatMap(officer)
    }

    @discardableResult
    static func insert(_ officers: [Officer], in tx: Transaction) throws -> [Int64] {
        guard !officers.isEmpty else { return [] }
        let numbers = Array(try tx.takeNumbers("directory_officer", count: officers.count))
        try tx.insert(
            into: "directory_officer",
            ["number", "unit_number", "post", "term_from", "term_to", "trained_on", "version"],
            rows: zip(numbers, officers).map { number, officer in
                [
                    number.sqlValue, officer.unit.sqlValue, officer.post.rawValue.sqlValue,
                    officer.days.from.sqlValue, officer.days.to.sqlValue, officer.trainedOn.sqlValue, Int64(1).sqlValue,
                ]
            })
        try tx.insert(
            into: "directory_officer_person",
            ["officer_number", "full_name", "folded_name", "sort_key", "birth_date", "sex"],
            rows: zip(numbers, officers).map { number, officer in
                let person = officer.person
                return [
                    number.sqlValue, person.fullName.sqlValue, VietnameseText.folded(person.fullName).sqlValue,
                    person.sortKey.sqlValue, person.birthDate.sqlValue, (person.sex?.rawValue).sqlValue,
                ]
            })
        return numbers
    }

    /// Writes what is stated now; the unit stays.
    ///
    /// False when somebody else has changed it since `version`.
    static func update(_ stored: StoredOfficer, to officer: Officer, in tx: Transaction) throws -> Bool {
        let touched = try tx.run(
            """
            UPDATE directory_officer SET post = \(officer.post.rawValue), term_from = \(officer.days.from),
                term_to = \(officer.days.to), trained_on = \(officer.trainedOn), version = version + 1
            WHERE number = \(stored.number) AND version = \(stored.version)
            """)
        guard touched > 0 else { return false }
        let person = officer.person
        try tx.run(
            """
            UPDATE directory_officer_person SET full_name = \(person.fullName),
                folded_name = \(VietnameseText.folded(person.fullName)), sort_key = \(person.sortKey),
                birth_date = \(person.birthDate), sex = \(person.sex?.rawValue)
            WHERE officer_number = \(stored.number)
            """)
        return true
    }

    private static func officer(_ row: Row) throws -> StoredOfficer? {
        guard let post = Post(rawValue: try row.text(2)) else { return nil }
        return StoredOfficer(
            number: try row.integer(0),
            officer: Officer(
                unit: try row.integer(1), post: post,
                days: DayRange(from: try row.day(3), to: try row.optionalDay(4)),
                person: OfficerPerson(
                    fullName: try row.text(6), birthDate: try row.optionalDay(7),
                    sex: try row.optionalText(8).flatMap { OfficerPerson.Sex(rawValue: $0) }),
                trainedOn: try row.optionalDay(9)),
            version: try row.integer(5))
    }
}

extension OfficerPerson {
    /// People sort by their given names.
    var sortKey: [UInt8] { VietnameseText.sortKey(VietnameseText.givenNameFirst(fullName)) }
}
