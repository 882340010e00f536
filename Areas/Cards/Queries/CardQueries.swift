internal import CardFormat
internal import Kernel
internal import Storage

/// The statements about cards.
enum CardQueries {
    private static let columns: SQL =
        """
        id, member_number, kind, issued_at, expires_at, revoked_at, revocation, last_step, last_code, used_at,
        used_where
        """

    struct NewCard {
        let id: [UInt8]
        let memberNumber: Int64
        let kind: CardOrder.Kind
        let keyName: String
        let status: StatusPlace
        let expires: Int64
    }

    /// False when one of the pseudonyms is in use already; then nothing was written.
    static func insert(_ cards: [NewCard], by actor: Actor, in tx: Transaction) throws -> Bool {
        let ids = cards.map { CardID.number($0.id) }
        guard Set(ids).count == ids.count,
            try tx.first("SELECT 1 FROM card WHERE id IN \(list: ids) LIMIT 1") == nil
        else { return false }
        try tx.insert(
            into: "card",
            [
                "id", "member_number", "kind", "key_id", "list_number", "list_place", "issued_at", "expires_at",
                "issued_by",
            ],
            rows: cards.map { card in
                [
                    .integer(CardID.number(card.id)), .integer(card.memberNumber), .text(card.kind.rawValue),
                    .text(card.keyName), .integer(Int64(card.status.list)), .integer(Int64(card.status.index)),
                    tx.now.sqlValue, Instant(unixSeconds: card.expires).sqlValue, .text(actor.signature),
                ]
            })
        return true
    }

    /// The cards of some pseudonyms; who is not among them was never issued here.
    static func cards(_ ids: some Collection<[UInt8]>, in tx: Transaction) throws -> [[UInt8]: StoredCard] {
        guard !ids.isEmpty else { return [:] }
        var found: [[UInt8]: StoredCard] = [:]
        try tx.forEach("SELECT \(columns) FROM card WHERE id IN \(list: ids.map(CardID.number))") { row in
            let card = try stored(row)
            found[card.id] = card
        }
        return found
    }

    /// A member's cards, the newest first.
    static func cards(of members: [Int64], in tx: Transaction) throws -> [StoredCard] {
        try tx.rows(
            """
            SELECT \(columns) FROM card WHERE member_number IN \(list: members)
            ORDER BY issued_at DESC, id
            """
        ).map(stored)
    }

    /// How many cards of a kind a member got since a moment.
    static func count(of member: Int64, _ kinds: [CardOrder.Kind], since: Instant, in tx: Transaction) throws -> Int64 {
        try tx.first(
            """
            SELECT COUNT(*) FROM card
            WHERE member_number = \(member) AND kind IN \(list: kinds.map(\.rawValue)) AND issued_at > \(since)
            """)?.integer(0) ?? 0
    }

    private static func stored(_ row: Row) throws -> StoredCard {
        let step = try row.optionalInteger(7)
        return StoredCard(
            id: CardID.bytes(try row.integer(0)), memberNumber: try row.integer(1),
            kind: try row.word(2, CardOrder.Kind.self), issuedAt: try row.instant(3), expiresAt: try row.instant(4),
            revokedAt: try row.optionalInstant(5),
            revocation: try row.optionalText(6).flatMap(CardRevocation.init),
            accepted: try step.map { ChainCode(step: UInt16(truncatingIfNeeded: $0), value: try row.blob(8)) },
            usedAt: try row.optionalInstant(9), usedWhere: try row.optionalInteger(10))
    }

    /// Revokes those cards of members that still hold; says how many that were.
    ///
    /// - Parameter id: one card alone.
    static func revoke(
        of members: [Int64], kinds: [CardOrder.Kind], id: [UInt8]? = nil, _ reason: CardRevocation, in tx: Transaction
    ) throws -> Int {
        var one: SQL = ""
        if let id { one = "id = \(CardID.number(id)) AND " }
        return try tx.run(
            """
            UPDATE card SET revoked_at = \(tx.now), revocation = \(reason.rawValue)
            WHERE \(one)member_number IN \(list: members) AND kind IN \(list: kinds.map(\.rawValue))
                AND revoked_at IS NULL AND expires_at > \(tx.now)
            """)
    }

    /// Notes when and where a card was taken last, and the latest code; an earlier one changes nothing.
    static func note(_ use: CardUse, in tx: Transaction) throws {
        let id = CardID.number(use.id)
        if let code = use.code {
            try tx.run(
                """
                UPDATE card SET last_step = \(Int64(code.step)), last_code = \(code.value), used_at = \(use.at),
                    used_where = \(use.place)
                WHERE id = \(id) AND (last_step IS NULL OR last_step <= \(Int64(code.step)))
                """)
        } else {
            try tx.run(
                """
                UPDATE card SET used_at = \(use.at), used_where = \(use.place)
                WHERE id = \(id) AND (used_at IS NULL OR used_at <= \(use.at))
                """)
        }
    }
}
