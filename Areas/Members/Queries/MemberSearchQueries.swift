internal import Kernel
internal import Storage

/// The statements that find members by the words of their names and numbers.
///
/// The entry of the fewest members, a word or two words together, is walked in the index, which tells the other words
/// beside it; so a search costs about as much as that entry has members, or less where matches are frequent.
struct MemberSearchQueries {
    /// Officers of so few members look through their own ones.
    private static let fewMembers: Int64 = 5_000
    /// Whole words, of which the last may be the beginning of one.
    let words: [String]
    let units: Set<Int64>?
    let limit: Int
    let tx: Transaction
    var weights = MemberSearchWays.Weights()

    /// A member's number with all words of the member, as they stand in the index.
    struct Line: Sendable, Hashable {
        let number: Int64
        let words: String
    }

    /// Members that have all words, mostly the first in the order of their numbers.
    func lines() throws -> [Line] {
        guard !words.isEmpty else { return [] }
        if let units, try hasFewMembers(units) {
            return try lines(
                """
                SELECT d.number, d.words FROM (
                    SELECT m.number,
                        (SELECT w.words FROM member_word w WHERE w.member_number = m.number LIMIT 1) AS words
                    FROM member m WHERE m.unit_number IN \(list: units)) AS d
                WHERE d.words IS NOT NULL\(conditions(but: [])) ORDER BY d.number LIMIT \(limit)
                """)
        }
        guard let way = try MemberSearchWays(words: words, tx: tx, weights: weights).shortest() else { return [] }
        var found = try walk(way)
        if way.isOfPairs { found += try walk(.entries([MemberWords.longName], covers: [])) }
        return Array(Set(found).sorted { $0.number < $1.number }.prefix(limit))
    }

    private func walk(_ way: MemberSearchWays.Way) throws -> [Line] {
        switch way {
        case .begun(let place):
            try several("d.word >= \(words[place]) AND d.word < \(MemberWords.end(of: words[place]))", covers: [place])
        case .entries(let entries, let covered) where entries.count == 1:
            try lines(
                """
                SELECT d.member_number, d.words FROM member_word d
                WHERE d.word = \(entries[0])\(conditions(but: covered))\(scope)
                ORDER BY d.member_number LIMIT \(limit)
                """)
        case .entries(let entries, let covered):
            try several("d.word IN \(list: entries)", covers: covered)
        }
    }

    /// Several entries, each in the order of numbers, so a member may come twice; told to sort, PostgreSQL would rather
    /// walk all members.
    private func several(_ match: SQL, covers covered: Set<Int>) throws -> [Line] {
        try lines(
            """
            SELECT d.member_number, d.words FROM member_word d WHERE \(match)\(conditions(but: covered))\(scope)
            LIMIT \(2 * limit)
            """)
    }

    private func lines(_ statement: SQL) throws -> [Line] {
        try tx.rows(statement).map { Line(number: try $0.integer(0), words: try $0.text(1)) }
    }

    private func hasFewMembers(_ units: Set<Int64>) throws -> Bool {
        let own = try tx.first(
            """
            SELECT COUNT(*) FROM (SELECT 1 FROM member WHERE unit_number IN \(list: units)
                LIMIT \(MemberSearchQueries.fewMembers + 1)) AS some_rows
            """)
        return try (own?.integer(0) ?? 0) <= MemberSearchQueries.fewMembers
    }

    // MARK: Conditions

    /// The line beside an entry holds all that was typed.
    private func conditions(but covered: Set<Int>) -> SQL {
        words.indices.filter { !covered.contains($0) }.reduce(into: SQL("")) { conditions, place in
            let part = MemberWords.part(words[place], isBeginning: place == words.count - 1)
            conditions = conditions + " AND \(tx.isFound(part, in: "d.words"))"
        }
    }

    private var scope: SQL {
        guard let units else { return "" }
        return """
             AND EXISTS (
                SELECT 1 FROM member m WHERE m.number = d.member_number AND m.unit_number IN \(list: units))
            """
    }
}
