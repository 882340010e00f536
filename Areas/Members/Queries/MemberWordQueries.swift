internal import Kernel
internal import Storage

/// The statements about the words by which members are found.
enum MemberWordQueries {
    /// Officers of so few members look through their own ones.
    private static let fewMembers = 5_000
    /// Counting a word's members further would take longer than it saves.
    private static let manyMembers = 4_000

    /// Writes the words of members who have none yet; each word carries all of them, so that one look at it is enough.
    static func insert(_ members: [(number: Int64, texts: [String])], in tx: Transaction) throws {
        var rows: [[SQLValue]] = []
        for member in members {
            let words = MemberWords.of(member.texts.joined(separator: " "))
            let line = MemberWords.line(words)
            rows += words.map { [member.number.sqlValue, $0.sqlValue, line.sqlValue] }
        }
        try tx.insert(into: "member_word", ["member_number", "word", "words"], rows: rows)
    }

    /// Writes the words of some members anew, from their numbers and from what their rows state.
    static func renew(of members: some Collection<Int64>, in tx: Transaction) throws {
        for start in stride(from: 0, to: members.count, by: 1_024) {
            let part = Array(members.dropFirst(start).prefix(1_024))
            try remove(of: part, in: tx)
            var texts: [Int64: [String]] = [:]
            try tx.forEach(
                """
                SELECT number, member_no FROM member WHERE number IN \(list: part)
                    AND NOT EXISTS (SELECT 1 FROM member_erasure e WHERE e.member_number = member.number)
                """
            ) { texts[try $0.integer(0)] = [try $0.text(1)] }
            try tx.forEach("SELECT member_number, full_name FROM member_person WHERE member_number IN \(list: part)") {
                texts[try $0.integer(0), default: []].append(try $0.text(1))
            }
            try insert(texts.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }, in: tx)
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

    /// Members, mostly the first in the order of their numbers, that have all words, the last one as a beginning.
    ///
    /// The word of the fewest members is walked in the index, which tells the other words beside it; so a search costs
    /// about as much as its rarest word has members, or less where matches are frequent.
    static func numbers(
        with words: [String], in units: Set<Int64>?, limit: Int, _ tx: Transaction
    ) throws -> [Int64] {
        guard !words.isEmpty else { return [] }
        if let units, try members(of: units, upTo: fewMembers, in: tx) <= fewMembers {
            return try numbers(
                """
                SELECT m.number FROM member m WHERE m.unit_number IN \(list: units) AND EXISTS (
                    SELECT 1 FROM member_word d WHERE d.member_number = m.number\(conditions(words, but: nil)))
                ORDER BY m.number LIMIT \(limit)
                """, in: tx)
        }
        let counts = try words.indices.map { try count(words, at: $0, in: tx) }
        // Of several frequent words the last one: given names are rarer than surnames.
        guard let driver = counts.indices.reversed().min(by: { counts[$0] < counts[$1] }), counts[driver] > 0 else {
            return []
        }
        var scope: SQL = ""
        if let units {
            scope = """
                 AND EXISTS (
                    SELECT 1 FROM member m WHERE m.number = d.member_number AND m.unit_number IN \(list: units))
                """
        }
        guard driver == words.count - 1 else {
            return try numbers(
                """
                SELECT d.member_number FROM member_word d
                WHERE d.word \(match(words, at: driver))\(conditions(words, but: driver))\(scope)
                ORDER BY d.member_number LIMIT \(limit)
                """, in: tx)
        }
        // A beginning leads to several words, each in the order of numbers, so a member may come twice; told to sort,
        // PostgreSQL would rather walk all members.
        let found = try numbers(
            """
            SELECT d.member_number FROM member_word d
            WHERE d.word \(match(words, at: driver))\(conditions(words, but: driver))\(scope) LIMIT \(2 * limit)
            """, in: tx)
        return Array(Set(found).sorted().prefix(limit))
    }

    private static func numbers(_ statement: SQL, in tx: Transaction) throws -> [Int64] {
        try tx.rows(statement).map { try $0.integer(0) }
    }

    /// How many members the units have, or one more than the limit.
    private static func members(of units: Set<Int64>, upTo limit: Int, in tx: Transaction) throws -> Int64 {
        try tx.first(
            """
            SELECT COUNT(*) FROM (SELECT 1 FROM member WHERE unit_number IN \(list: units) LIMIT \(limit + 1)) AS few
            """)?.integer(0) ?? 0
    }

    private static func count(_ words: [String], at place: Int, in tx: Transaction) throws -> Int64 {
        try tx.first(
            """
            SELECT COUNT(*) FROM (
                SELECT 1 FROM member_word WHERE word \(match(words, at: place)) LIMIT \(manyMembers)) AS few
            """)?.integer(0) ?? 0
    }

    /// A whole word, or the range of those that begin like the last one: both engines answer it from the index.
    private static func match(_ words: [String], at place: Int) -> SQL {
        let word = words[place]
        return place < words.count - 1 ? "= \(word)" : ">= \(word) AND word < \(MemberWords.end(of: word))"
    }

    /// The line beside a word holds all that was typed.
    private static func conditions(_ words: [String], but driver: Int?) -> SQL {
        words.indices.filter { $0 != driver }.reduce(into: SQL("")) { conditions, place in
            let pattern = MemberWords.pattern(words[place], isBeginning: place == words.count - 1)
            conditions = conditions + " AND d.words LIKE \(pattern) ESCAPE '\\'"
        }
    }
}
