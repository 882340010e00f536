internal import Storage

/// Which entries of the table of words lead a search to its members over the fewest others.
struct MemberSearchWays {
    /// What is walked, and which of the typed words it answers for.
    enum Way {
        case entries([String], covers: Set<Int>)
        /// All words that begin like the typed one.
        case begun(Int)

        /// Names of very many words stand apart from pairs.
        var isOfPairs: Bool {
            if case .entries(_, let covered) = self { covered.count > 1 } else { false }
        }
    }

    /// How entries are weighed before one is walked; tests make them small.
    struct Weights {
        /// Entries of so few members are counted; of others the first so many tell how frequent they are.
        var few: Int64 = 1_000
        /// Counting the members of a begun word further would take longer than walking another word.
        var many: Int64 = 8_000
        /// A begun word that may become so many words or fewer is as good as these.
        var ends = 24
    }

    /// Whole words, of which the last may be the beginning of one.
    let words: [String]
    let tx: Transaction
    let weights: Weights

    /// The way of the fewest members; nil when one of the words leads to nobody.
    func shortest() throws -> Way? {
        let last = words.count - 1
        guard last > 0 else { return .begun(last) }
        let lastNumber = try MemberQueries.lastNumber(in: tx)
        var pairs = try wholePairs(lastNumber: lastNumber)
        guard let ends = try ends(of: last) else { return try shortest(of: pairs, lastNumber: lastNumber) }
        if ends.isEmpty { return nil }
        guard let begun = pair(words[last - 1], with: ends) else {
            return try shortest(of: pairs, lastNumber: lastNumber)
        }
        let members = try members(of: begun, lastNumber: lastNumber)
        pairs.append((.entries(begun, covers: [last - 1, last]), members))
        return pairs.min { $0.members < $1.members }?.way
    }

    // MARK: Two words together

    private func wholePairs(lastNumber: Int64) throws -> [(way: Way, members: Int64)] {
        try (0..<words.count - 2).compactMap { place in
            guard let pair = MemberWords.pair(words[place], words[place + 1]) else { return nil }
            let members = try members(of: [pair], lastNumber: lastNumber)
            return (.entries([pair], covers: [place, place + 1]), members)
        }
    }

    /// The entries of a word together with each of several; nil when they stand in no pairs.
    private func pair(_ word: String, with others: [String]) -> [String]? {
        var pairs: [String] = []
        for other in others {
            guard let pair = other == word ? word : MemberWords.pair(word, other) else { return nil }
            pairs.append(pair)
        }
        return pairs
    }

    /// The words that begin like a typed one; nil when they are too many.
    private func ends(of place: Int) throws -> [String]? {
        let end = MemberWords.end(of: words[place])
        let ends = try tx.rows(
            """
            WITH RECURSIVE begun (word) AS (
                SELECT MIN(d.word) FROM member_word d WHERE d.word >= \(words[place]) AND d.word < \(end)
                UNION ALL
                SELECT (SELECT MIN(d.word) FROM member_word d WHERE d.word > begun.word AND d.word < \(end))
                FROM begun WHERE begun.word IS NOT NULL)
            SELECT word FROM begun WHERE word IS NOT NULL LIMIT \(weights.ends + 1)
            """
        ).map { try $0.text(0) }
        return ends.count > weights.ends ? nil : ends
    }

    // MARK: Single words

    /// The shortest of some ways and of the single words; nil when a word leads to nobody.
    private func shortest(of pairs: [(way: Way, members: Int64)], lastNumber: Int64) throws -> Way? {
        let last = words.count - 1
        var shortest = pairs.min { $0.members < $1.members }
        for place in words.indices.dropLast() {
            let members = try members(of: [words[place]], lastNumber: lastNumber)
            if members == 0 { return nil }
            if members < shortest?.members ?? .max { shortest = (.entries([words[place]], covers: [place]), members) }
        }
        // A begun word may stand for many words, so it can only be counted, and no further than is worth it.
        let most = min(shortest?.members ?? 1, weights.many)
        let ofLast =
            try tx.first(
                """
                SELECT COUNT(*) FROM (SELECT 1 FROM member_word d
                    WHERE d.word >= \(words[last]) AND d.word < \(MemberWords.end(of: words[last]))
                    LIMIT \(most)) AS some_rows
                """)?.integer(0) ?? 0
        if ofLast == 0 { return nil }
        guard let shortest, ofLast == most, shortest.members <= 10 * weights.many else { return .begun(last) }
        return shortest.way
    }

    // MARK: Weighing

    /// How many members some entries have; of frequent ones about how many, from how far their first ones reach.
    private func members(of entries: [String], lastNumber: Int64) throws -> Int64 {
        let few = max(1, weights.few / Int64(entries.count))
        let counts: [SQL] = entries.map { entry in
            """
            SELECT COUNT(*), COALESCE(MAX(member_number), 0) FROM (
                SELECT d.member_number FROM member_word d WHERE d.word = \(entry)
                ORDER BY d.member_number LIMIT \(few)) AS first_ones
            """
        }
        return try tx.rows(counts.dropFirst().reduce(counts[0]) { $0 + " UNION ALL " + $1 }).reduce(0) { sum, row in
            let counted = try row.integer(0)
            return sum + (counted < few ? counted : max(few, few * lastNumber / max(1, try row.integer(1))))
        }
    }
}
