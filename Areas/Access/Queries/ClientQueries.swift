internal import Kernel
internal import Storage

/// The SQL of programs with tokens.
enum ClientQueries {
    private static let columns: SQL =
        "id, name, kind, scope_kind, scope_code, made_at, ended_at, last_used_at"

    static func insert(_ draft: ClientDraft, id: String, tokenHash: [UInt8], in tx: Transaction) throws {
        try tx.run(
            """
            INSERT INTO access_client (id, name, kind, scope_kind, scope_code, token_hash, made_at)
            VALUES (\(id), \(draft.name), \(draft.kind.rawValue), \(draft.scope.kind), \(draft.scope.code),
                \(tokenHash), \(tx.now))
            """)
    }

    /// The living program that holds the token.
    static func find(_ tokenHash: [UInt8], in tx: Transaction) throws -> ClientSummary? {
        try tx.first(
            """
            SELECT \(columns) FROM access_client
            WHERE token_hash = \(tokenHash) AND ended_at IS NULL
            """
        ).flatMap(summary)
    }

    static func find(id: String, in tx: Transaction) throws -> ClientSummary? {
        try tx.first(
            "SELECT \(columns) FROM access_client WHERE id = \(id)"
        ).flatMap(summary)
    }

    /// The living first, then the ended, by name.
    static func summaries(offset: Int, limit: Int, in tx: Transaction) throws -> [ClientSummary] {
        try tx.rows(
            """
            SELECT \(columns) FROM access_client
            ORDER BY CASE WHEN ended_at IS NULL THEN 0 ELSE 1 END, name LIMIT \(limit) OFFSET \(offset)
            """
        ).compactMap(summary)
    }

    /// The tills of these partners and points: the living first, then the ended, the latest first.
    static func tills(
        partners: [String], points: [String], offset: Int, limit: Int, in tx: Transaction
    ) throws -> [ClientSummary] {
        try tx.rows(
            """
            SELECT \(columns) FROM access_client
            WHERE kind = 'till' AND ((scope_kind = 'partner' AND scope_code IN \(list: partners))
                OR (scope_kind = 'point' AND scope_code IN \(list: points)))
            ORDER BY CASE WHEN ended_at IS NULL THEN 0 ELSE 1 END, made_at DESC, id
            LIMIT \(limit) OFFSET \(offset)
            """
        ).compactMap(summary)
    }

    /// Notes that the program's token was looked up.
    static func noteUse(id: String, in tx: Transaction) throws {
        try tx.run("UPDATE access_client SET last_used_at = \(tx.now) WHERE id = \(id)")
    }

    /// False when there is no such living program.
    static func end(id: String, in tx: Transaction) throws -> Bool {
        try tx.run("UPDATE access_client SET ended_at = \(tx.now) WHERE id = \(id) AND ended_at IS NULL") > 0
    }

    private static func summary(_ row: Row) throws -> ClientSummary? {
        guard let kind = ClientKind(rawValue: try row.text(2)),
            let scope = Scope(kind: try row.text(3), code: try row.optionalText(4))
        else { return nil }
        return ClientSummary(
            id: try row.text(0), name: try row.text(1), kind: kind, scope: scope, madeAt: try row.instant(5),
            isEnded: !row.isNull(6), lastUsedAt: try row.optionalInstant(7))
    }
}
