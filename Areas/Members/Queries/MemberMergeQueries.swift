internal import Kernel
internal import Storage

/// The statements about members that were merged into others.
enum MemberMergeQueries {
    static func aliases(in tx: Transaction) throws -> MemberAliases {
        MemberAliases(
            try tx.rows("SELECT alias_number, kept_number FROM member_merge WHERE undone_at IS NULL")
                .map { (alias: try $0.integer(0), kept: try $0.integer(1)) })
    }

    /// The number that stays, of those among these that were merged.
    static func kept(of members: [Int64], in tx: Transaction) throws -> [Int64: Int64] {
        guard !members.isEmpty else { return [:] }
        var kept: [Int64: Int64] = [:]
        try tx.forEach(
            """
            SELECT alias_number, kept_number FROM member_merge
            WHERE undone_at IS NULL AND alias_number IN \(list: members)
            """
        ) { kept[try $0.integer(0)] = try $0.integer(1) }
        guard !kept.isEmpty else { return kept }
        let aliases = try aliases(in: tx)
        return kept.mapValues { aliases.person(of: $0) }
    }

    /// Which of these members were merged into another or erased.
    static func closed(among members: [Int64], in tx: Transaction) throws -> Set<Int64> {
        var closed: Set<Int64> = []
        try MemberQueries.forEachPart(of: members) { part in
            try tx.forEach(
                """
                SELECT alias_number FROM member_merge WHERE undone_at IS NULL AND alias_number IN \(list: part)
                UNION ALL SELECT member_number FROM member_erasure WHERE member_number IN \(list: part)
                """
            ) { closed.insert(try $0.integer(0)) }
        }
        return closed
    }

    static func insert(_ number: Int64, alias: Int64, kept: Int64, by actor: Actor, in tx: Transaction) throws {
        try tx.run(
            """
            INSERT INTO member_merge (number, alias_number, kept_number, merged_at, merged_by)
            VALUES (\(number), \(alias), \(kept), \(tx.now), \(actor.signature))
            """)
    }

    /// The member that stayed; nil when there is nothing to undo.
    static func undo(alias: Int64, by actor: Actor, in tx: Transaction) throws -> Int64? {
        let open = try tx.first(
            "SELECT kept_number FROM member_merge WHERE alias_number = \(alias) AND undone_at IS NULL")
        guard let kept = try open?.integer(0) else { return nil }
        try tx.run(
            """
            UPDATE member_merge SET undone_at = \(tx.now), undone_by = \(actor.signature)
            WHERE alias_number = \(alias) AND undone_at IS NULL
            """)
        return kept
    }

    /// Notes that two members are two persons, so that they are not listed again.
    static func markDistinct(_ first: Int64, _ second: Int64, by actor: Actor, in tx: Transaction) throws {
        try tx.run(
            """
            INSERT INTO member_distinct (first_number, second_number, stated_at, stated_by)
            VALUES (\(min(first, second)), \(max(first, second)), \(tx.now), \(actor.signature))
            ON CONFLICT (first_number, second_number) DO NOTHING
            """)
    }

    // MARK: Likely duplicates

    /// A pair that may be one person.
    struct Pair: Sendable {
        let first: Int64
        let second: Int64
        let reason: DuplicateReason
    }

    /// Whose pairs are looked for.
    enum Firsts {
        /// Those whose numbers are larger than the first and not larger than the second.
        case range(after: Int64, upTo: Int64)
        case members([Int64])
    }

    /// The numbers of the members of these units; nil when they are more than so many.
    static func members(of units: Set<Int64>, upTo most: Int, in tx: Transaction) throws -> [Int64]? {
        let found = try tx.rows(
            "SELECT number FROM member WHERE unit_number IN \(list: units) LIMIT \(most + 1)"
        ).map { try $0.integer(0) }
        return found.count <= most ? found : nil
    }

    /// Pairs with one of these as the first member; both were neither merged nor called two persons.
    static func pairs(_ firsts: Firsts, in tx: Transaction) throws -> [Pair] {
        let range: SQL =
            switch firsts {
            case .range(let number, let last): "a.member_number > \(number) AND a.member_number <= \(last)"
            case .members(let members): "a.member_number IN \(list: members)"
            }
        let others: SQL = """
            NOT EXISTS (SELECT 1 FROM member_distinct d WHERE d.first_number < d.second_number
                AND d.first_number IN (a.member_number, b.member_number)
                AND d.second_number IN (a.member_number, b.member_number))
            AND NOT EXISTS (SELECT 1 FROM member_merge m WHERE m.undone_at IS NULL
                AND m.alias_number IN (a.member_number, b.member_number))
            """
        // Each join finds its rows by an index of its own; one join with an OR would read the whole unit.
        let joins: [SQL] = [
            "b.birth_date = a.birth_date AND b.folded_name = a.folded_name AND b.member_number > a.member_number",
            "b.unit_number = a.unit_number AND b.birth_date = a.birth_date AND b.member_number > a.member_number",
            """
            b.unit_number = a.unit_number AND a.birth_date IS NULL AND b.folded_name = a.folded_name
                AND b.member_number > a.member_number
            """,
            """
            b.unit_number = a.unit_number AND b.birth_date IS NULL AND a.birth_date IS NOT NULL
                AND b.folded_name = a.folded_name AND b.member_number > a.member_number
            """,
        ]
        let parts = joins.enumerated().map { index, alike -> SQL in
            """
            SELECT DISTINCT \(SQL(stringLiteral: String(index))) AS join_number, a.member_number, b.member_number,
                a.folded_name, b.folded_name, a.birth_date, b.birth_date
            FROM member_person a JOIN member_person b ON \(alike)
            WHERE \(range) AND \(others)
            """
        }
        let union = parts.dropFirst().reduce(parts[0]) { $0 + " UNION ALL " + $1 }
        let pairs = try tx.rows(union).compactMap { row -> Pair? in
            let reason =
                try row.integer(0) == 0
                ? .sameNameAndBirthDate
                : DuplicateReason(
                    try row.text(3), try row.text(4), hasBirthDates: !row.isNull(5) && !row.isNull(6))
            guard let reason else { return nil }
            return Pair(first: try row.integer(1), second: try row.integer(2), reason: reason)
        }
        return pairs.sorted { ($0.first, $0.second) < ($1.first, $1.second) }
    }
}
