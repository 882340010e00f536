internal import Kernel
internal import Storage

/// The statements about webhooks.
enum WebhookQueries {
    private static let columns: SQL = """
        id, partner_number, url, events, state, state_at, ledger_sequence, trust_version, failures, made_at
        """

    static func webhook(_ id: String, in tx: Transaction) throws -> Webhook? {
        try tx.first("SELECT \(columns) FROM webhook WHERE id = \(id)").map(webhook)
    }

    static func active(in tx: Transaction) throws -> [Webhook] {
        try tx.rows("SELECT \(columns) FROM webhook WHERE state = 'active' ORDER BY id").map(webhook)
    }

    /// Those of some partners that are not stopped, the latest first.
    static func webhooks(of partners: [Int64], in tx: Transaction) throws -> [Webhook] {
        try tx.rows(
            """
            SELECT \(columns) FROM webhook WHERE partner_number IN \(list: partners) AND state <> 'stopped'
            ORDER BY id DESC LIMIT 100
            """
        ).map(webhook)
    }

    /// Those of some partners that the server gave up since a time.
    static func failing(of partners: [Int64], since: Instant, in tx: Transaction) throws -> [Webhook] {
        try tx.rows(
            """
            SELECT \(columns) FROM webhook
            WHERE state = 'failing' AND state_at > \(since) AND partner_number IN \(list: partners)
            ORDER BY state_at DESC LIMIT 20
            """
        ).map(webhook)
    }

    static func count(of partner: Int64, in tx: Transaction) throws -> Int64 {
        try tx.first("SELECT count(*) FROM webhook WHERE partner_number = \(partner) AND state <> 'stopped'")?
            .integer(0) ?? 0
    }

    static func insert(
        _ webhook: Webhook, secret: (bytes: [UInt8], isSealed: Bool), by maker: String, in tx: Transaction
    )
        throws
    {
        try tx.run(
            """
            INSERT INTO webhook (id, partner_number, url, events, secret, is_sealed, state, state_at, ledger_sequence,
                trust_version, failures, held_until, made_at, made_by)
            VALUES (\(webhook.id), \(webhook.partner), \(webhook.url),
                \(webhook.events.map(\.rawValue).sorted().joined(separator: " ")), \(secret.bytes),
                \(secret.isSealed), \(webhook.state.rawValue), \(tx.now), \(webhook.ledgerSequence),
                \(webhook.trustVersion), 0, 0, \(tx.now), \(maker))
            """)
    }

    static func secret(of id: String, in tx: Transaction) throws -> (bytes: [UInt8], isSealed: Bool)? {
        try tx.first("SELECT secret, is_sealed FROM webhook WHERE id = \(id)").map { (try $0.blob(0), try $0.bool(1)) }
    }

    /// Forgets earlier failures, so that what waits is sent at once.
    static func set(_ state: Webhook.State, of id: String, in tx: Transaction) throws {
        try tx.run(
            """
            UPDATE webhook SET state = \(state.rawValue), state_at = \(tx.now), failures = 0, held_until = 0
            WHERE id = \(id) AND state <> 'stopped'
            """)
    }

    /// False when another server moved it meanwhile.
    static func move(_ webhook: Webhook, to sequence: Int64, trust: Int64, in tx: Transaction) throws -> Bool {
        try tx.run(
            """
            UPDATE webhook SET ledger_sequence = \(sequence), trust_version = \(trust)
            WHERE id = \(webhook.id) AND ledger_sequence = \(webhook.ledgerSequence)
                AND trust_version = \(webhook.trustVersion)
            """) == 1
    }

    /// Lets a webhook rest until a time after an attempt that failed, or go on after one that did not.
    static func note(failures: Int64, heldUntil: Instant, of id: String, in tx: Transaction) throws {
        try tx.run("UPDATE webhook SET failures = \(failures), held_until = \(heldUntil) WHERE id = \(id)")
    }

    private static func webhook(_ row: Row) throws -> Webhook {
        Webhook(
            id: try row.text(0), partner: try row.integer(1), url: try row.text(2),
            events: Set(try row.text(3).split(separator: " ").compactMap { WebhookEvent(rawValue: String($0)) }),
            state: try row.word(4, Webhook.State.self), stateAt: try row.instant(5),
            ledgerSequence: try row.integer(6), trustVersion: try row.integer(7), failures: try row.integer(8),
            madeAt: try row.instant(9))
    }
}
