internal import Kernel
internal import Storage

/// The statements about the words by which members are found.
enum MemberWordQueries {
    /// Writes the words of members who have none yet; each word carries all of them, so that one look at it is enough.
    static func insert(_ members: [(number: Int64, texts: [String])], in tx: Transaction) throws {
        var rows: [[SQLValue]] = []
        for member in members {
            let words = MemberWords.of(member.texts.joined(separator: " "))
            let line = MemberWords.line(words)
            rows += MemberWords.entries(words).map { [member.number.sqlValue, $0.sqlValue, line.sqlValue] }
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

    /// Members that have no pairs of words yet, from the time before there were any; also those of one word alone.
    static func pairless(after number: Int64, limit: Int, in tx: Transaction) throws -> [Int64] {
        try tx.rows(
            """
            SELECT number FROM member WHERE number > \(number)
                AND NOT EXISTS (
                    SELECT 1 FROM member_word w WHERE w.member_number = member.number AND w.word < '!')
                AND NOT EXISTS (SELECT 1 FROM member_erasure e WHERE e.member_number = member.number)
            ORDER BY number LIMIT \(limit)
            """
        ).map { try $0.integer(0) }
    }
}
