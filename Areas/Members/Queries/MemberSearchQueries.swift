internal import Kernel
internal import Storage

/// The statements that find members by the words of their names and numbers.
///
/// The word of the fewest members is walked in the index, which tells the other words beside it; so a search costs
/// about as much as its rarest word has members, or less where matches are frequent.
struct MemberSearchQueries {
    /// Officers of so few members look through their own ones.
    private static let fewMembers: Int64 = 5_000
    /// Whole words, of which the last may be the beginning of one.
    let words: [String]
    let units: Set<Int64>?
    let limit: Int
    let tx: Transaction
    var weights = Weights()

    /// How words are weighed before one is walked; tests make them small.
    struct Weights {
        /// Words of so few members are counted; of others the first so many tell how frequent they are.
        var few: Int64 = 1_000
        /// Counting the members of a begun word further would take longer than walking another word.
        var many: Int64 = 8_000
    }

    /// Members that have all words, mostly the first in the order of their numbers.
    func numbers() throws -> [Int64] {
        guard !words.isEmpty else { return [] }
        if let units, try hasFewMembers(units) {
            return try numbers(
                """
                SELECT m.number FROM member m WHERE m.unit_number IN \(list: units) AND EXISTS (
                    SELECT 1 FROM member_word d WHERE d.member_number = m.number\(conditions(but: nil)))
                ORDER BY m.number LIMIT \(limit)
                """)
        }
        guard let driver = try rarestWord() else { return [] }
        guard driver == words.count - 1 else {
            return try numbers(
                """
                SELECT d.member_number FROM member_word d
                WHERE d.word \(match(driver))\(conditions(but: driver))\(scope)
                ORDER BY d.member_number LIMIT \(limit)
                """)
        }
        // A beginning leads to several words, each in the order of numbers, so a member may come twice; told to sort,
        // PostgreSQL would rather walk all members.
        let found = try numbers(
            """
            SELECT d.member_number FROM member_word d
            WHERE d.word \(match(driver))\(conditions(but: driver))\(scope) LIMIT \(2 * limit)
            """)
        return Array(Set(found).sorted().prefix(limit))
    }

    private func numbers(_ statement: SQL) throws -> [Int64] {
        try tx.rows(statement).map { try $0.integer(0) }
    }

    private func hasFewMembers(_ units: Set<Int64>) throws -> Bool {
        try count("SELECT 1 FROM member WHERE unit_number IN \(list: units)", upTo: MemberSearchQueries.fewMembers + 1)
            <= MemberSearchQueries.fewMembers
    }

    // MARK: The word to walk

    /// The place of the word that the fewest members have; nil when one of the words has none.
    private func rarestWord() throws -> Int? {
        let last = words.count - 1
        let lastNumber = try MemberQueries.lastNumber(in: tx)
        var rarest: (place: Int, members: Int64)?
        for place in words.indices.dropLast() {
            let members = try members(of: place, lastNumber: lastNumber)
            if members == 0 { return nil }
            if members < rarest?.members ?? .max { rarest = (place, members) }
        }
        // A begun word may stand for many words, so it can only be counted, and no further than is worth it.
        let most = min(rarest?.members ?? 1, weights.many)
        let ofLast = try count("SELECT 1 FROM member_word d WHERE d.word \(match(last))", upTo: most)
        if ofLast == 0 { return nil }
        guard let rarest, ofLast == most, rarest.members <= 10 * weights.many else { return last }
        return rarest.place
    }

    /// How many members have a word; of a frequent one about how many, from how far its first ones reach.
    private func members(of place: Int, lastNumber: Int64) throws -> Int64 {
        let row = try tx.first(
            """
            SELECT COUNT(*), COALESCE(MAX(member_number), 0) FROM (
                SELECT d.member_number FROM member_word d WHERE d.word \(match(place))
                ORDER BY d.member_number LIMIT \(weights.few)) AS first_ones
            """)
        guard let row, try row.integer(0) == weights.few else { return try row?.integer(0) ?? 0 }
        return max(weights.few, weights.few * lastNumber / max(1, try row.integer(1)))
    }

    private func count(_ rows: SQL, upTo limit: Int64) throws -> Int64 {
        try tx.first("SELECT COUNT(*) FROM (\(rows) LIMIT \(limit)) AS some_rows")?.integer(0) ?? 0
    }

    // MARK: Conditions

    /// A whole word, or the range of those that begin like the last one: both engines answer it from the index.
    private func match(_ place: Int) -> SQL {
        let word = words[place]
        return place < words.count - 1 ? "= \(word)" : ">= \(word) AND d.word < \(MemberWords.end(of: word))"
    }

    /// The line beside a word holds all that was typed.
    private func conditions(but driver: Int?) -> SQL {
        words.indices.filter { $0 != driver }.reduce(into: SQL("")) { conditions, place in
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
