internal import Kernel
internal import Storage

/// The statements about the words by which members are found.
enum MemberWordQueries {
    /// Above it a word says too little to begin with, and counting further would take longer than searching.
    private static let fewMembers = 5_000

    static func insert(_ words: [(member: Int64, word: String)], in tx: Transaction) throws {
        try tx.insert(
            into: "member_word", ["member_number", "word"], rows: words.map { [$0.member.sqlValue, $0.word.sqlValue] },
            suffix: "ON CONFLICT (member_number, word) DO NOTHING")
    }

    /// Writes the words of some members anew, from their numbers and from what their rows state.
    static func renew(of members: some Collection<Int64>, in tx: Transaction) throws {
        for start in stride(from: 0, to: members.count, by: 1_024) {
            let part = Array(members.dropFirst(start).prefix(1_024))
            try remove(of: part, in: tx)
            var words: [(member: Int64, word: String)] = []
            try tx.forEach(
                """
                SELECT number, member_no FROM member WHERE number IN \(list: part)
                    AND NOT EXISTS (SELECT 1 FROM member_erasure e WHERE e.member_number = member.number)
                """
            ) { row in
                let number = try row.integer(0)
                words += MemberWords.of(try row.text(1)).map { (number, $0) }
            }
            try tx.forEach("SELECT member_number, full_name FROM member_person WHERE member_number IN \(list: part)") {
                let number = try $0.integer(0)
                words += MemberWords.of(try $0.text(1)).map { (number, $0) }
            }
            try insert(words, in: tx)
        }
    }

    static func remove(of members: some Collection<Int64>, in tx: Transaction) throws {
        try tx.run("DELETE FROM member_word WHERE member_number IN \(list: members)")
    }

    /// Members that have no words yet, from the time before there were any.
    static func wordless(after number: Int64, limit: Int, in tx: Transaction) throws -> [Int64] {
        try tx.rows(
            """
            SELECT number FROM member WHERE number > \(number)
                AND NOT EXISTS (SELECT 1 FROM member_word w WHERE w.member_number = member.number)
                AND NOT EXISTS (SELECT 1 FROM member_erasure e WHERE e.member_number = member.number)
            ORDER BY number LIMIT \(limit)
            """
        ).map { try $0.integer(0) }
    }

    // MARK: Search

    /// The first members, in the order of their numbers, that have all words, the last one as a beginning.
    ///
    /// The word of the fewest members is walked, and each of its members is asked for the other words; so a search
    /// costs about as much as its rarest word has members, or less where matches are frequent.
    static func numbers(
        with words: [String], in units: Set<Int64>?, limit: Int, _ tx: Transaction
    ) throws -> [Int64] {
        guard let last = words.last else { return [] }
        if let units, try members(of: units, upTo: fewMembers, in: tx) <= fewMembers {
            let statement: SQL = """
                SELECT m.number FROM member m WHERE m.unit_number IN \(list: units)\(conditions(words, but: nil))
                ORDER BY m.number LIMIT \(limit)
                """
            return try tx.rows(statement).map { try $0.integer(0) }
        }
        var counts = try words.dropLast().map { try count("= \($0)", in: tx) }
        counts.append(try count(beginning(last), in: tx))
        let driver = counts.indices.min { counts[$0] < counts[$1] } ?? 0
        guard counts[driver] > 0 else { return [] }
        let isBeginning = driver == words.count - 1
        let walked: SQL = isBeginning ? beginning(words[driver]) : "= \(words[driver])"
        var scope: SQL = ""
        if let units { scope = " AND m.unit_number IN \(list: units)" }
        // A beginning leads to several words, each in the order of numbers: then members may come twice.
        let statement: SQL = """
            SELECT \(isBeginning ? "DISTINCT " : "" as SQL)d.member_number
            FROM member_word d \(units == nil ? "" : "CROSS JOIN member m " as SQL)
            WHERE d.word \(walked)\(units == nil ? "" : " AND m.number = d.member_number" as SQL)\(scope)
                \(conditions(words, but: driver, of: "d.member_number"))
            \(isBeginning ? "" : "ORDER BY d.member_number " as SQL)LIMIT \(limit)
            """
        return try tx.rows(statement).map { try $0.integer(0) }
    }

    /// How many members the units have, or one more than the limit.
    private static func members(of units: Set<Int64>, upTo limit: Int, in tx: Transaction) throws -> Int64 {
        try tx.first(
            """
            SELECT COUNT(*) FROM (SELECT 1 FROM member WHERE unit_number IN \(list: units) LIMIT \(limit + 1)) AS few
            """)?.integer(0) ?? 0
    }

    private static func count(_ condition: SQL, in tx: Transaction) throws -> Int64 {
        try tx.first(
            """
            SELECT COUNT(*) FROM (SELECT 1 FROM member_word WHERE word \(condition) LIMIT \(fewMembers)) AS few
            """)?.integer(0) ?? 0
    }

    private static func beginning(_ word: String) -> SQL {
        // A shape that both engines answer from the index.
        ">= \(word) AND word < \(MemberWords.end(of: word))"
    }

    private static func conditions(_ words: [String], but driver: Int?, of member: SQL = "m.number") -> SQL {
        var conditions: SQL = ""
        for (place, word) in words.enumerated() where place != driver {
            let match: SQL = place == words.count - 1 ? beginning(word) : "= \(word)"
            conditions =
                conditions + """
                     AND EXISTS (SELECT 1 FROM member_word w WHERE w.member_number = \(member) AND w.word \(match))
                    """
        }
        return conditions
    }
}
