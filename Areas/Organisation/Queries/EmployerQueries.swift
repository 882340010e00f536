internal import Kernel
internal import Storage

/// The statements about employers.
enum EmployerQueries {
    private static let columns = SQL(
        stringLiteral: """
            employer.number, employer.code, employer.version, name, kind, ownership, industry, headcount, women,
            unit_number, has_union, valid_from, valid_to
            """)

    static func all(in tx: Transaction) throws -> [Employer] {
        var found: [Employer] = []
        var (number, code, version) = (Int64(0), "", Int64(0))
        var states: [EmployerState] = []
        func close() {
            if !states.isEmpty { found.append(Employer(number: number, code: code, version: version, states: states)) }
        }
        try tx.forEach(
            """
            SELECT \(columns) FROM employer_state JOIN employer ON employer.number = employer_state.employer_number
            ORDER BY employer_state.employer_number, valid_from
            """
        ) { row in
            if try row.integer(0) != number {
                close()
                (number, code, version) = (try row.integer(0), try row.text(1), try row.integer(2))
                states = []
            }
            states.append(try state(row))
        }
        close()
        return found
    }

    private static func state(_ row: Row) throws -> EmployerState {
        EmployerState(
            code: try row.text(1), days: DayRange(from: try row.day(11), to: try row.optionalDay(12)),
            name: try row.text(3), kind: try row.word(4, EmployerKind.self),
            ownership: try row.optionalWord(5, Ownership.self), industry: try row.optionalText(6),
            headcount: try row.optionalInteger(7), women: try row.optionalInteger(8), unit: try row.integer(9),
            hasUnion: try row.bool(10))
    }

    /// Numbers of employers that bore such a name, or have such a code, at any time.
    static func numbers(named wanted: String, limit: Int, in tx: Transaction) throws -> [Int64] {
        let pattern = "%\(wanted.replacing("%", with: "").replacing("_", with: ""))%"
        return try tx.rows(
            """
            SELECT DISTINCT employer.number FROM employer
            JOIN employer_state ON employer_state.employer_number = employer.number
            WHERE folded_name LIKE \(pattern) OR LOWER(code) LIKE \(pattern) LIMIT \(limit)
            """
        ).map { try $0.integer(0) }
    }

    static func insert(_ employers: [(number: Int64, code: String)], in tx: Transaction) throws {
        try tx.insert(
            into: "employer", ["number", "code", "version"],
            rows: employers.map { [$0.number.sqlValue, $0.code.sqlValue, SQLValue.integer(1)] })
    }

    static func insert(_ states: [(employer: Int64, state: EmployerState)], in tx: Transaction) throws {
        try tx.insert(
            into: "employer_state",
            [
                "employer_number", "name", "folded_name", "kind", "ownership", "industry", "headcount", "women",
                "unit_number", "has_union", "valid_from", "valid_to",
            ],
            rows: states.map { employer, state in
                [
                    employer.sqlValue, state.name.sqlValue, VietnameseText.folded(state.name).sqlValue,
                    state.kind.rawValue.sqlValue, (state.ownership?.rawValue).sqlValue, state.industry.sqlValue,
                    state.headcount.sqlValue, state.women.sqlValue, state.unit.sqlValue, state.hasUnion.sqlValue,
                    state.days.from.sqlValue, state.days.to.sqlValue,
                ]
            })
    }

    /// Takes away the state that begins on the day.
    static func removeState(of employer: Int64, from day: Day?, in tx: Transaction) throws {
        try tx.run("DELETE FROM employer_state WHERE employer_number = \(employer) AND valid_from = \(day)")
    }

    /// Counts a change of an employer; false when it is not the version that was seen.
    static func raise(_ employer: Int64, from version: Int64, in tx: Transaction) throws -> Bool {
        try tx.run(
            "UPDATE employer SET version = version + 1 WHERE number = \(employer) AND version = \(version)") == 1
    }

    static func industries(in tx: Transaction) throws -> [Industries.Industry] {
        try tx.rows("SELECT edition, code, name, valid_from, valid_to FROM industry ORDER BY edition, code").map {
            row in
            Industries.Industry(
                edition: try row.text(0), code: try row.text(1), name: try row.text(2),
                days: DayRange(from: try row.optionalDay(3), to: try row.optionalDay(4)))
        }
    }
}
