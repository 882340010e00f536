internal import Kernel
internal import Storage

/// The statements about deliveries of webhooks.
enum DeliveryQueries {
    private static let columns: SQL = """
        d.id, d.webhook_id, d.event, d.body, d.state, d.attempts, d.next_at, d.answer, d.fault, d.tried_at, d.made_at
        """

    /// Adds nothing when the webhook was told of this already.
    static func insert(
        _ event: WebhookEvent, _ subject: String, body: String, to webhook: String, in tx: Transaction
    ) throws {
        try tx.run(
            """
            INSERT INTO webhook_delivery (id, webhook_id, event, subject, body, state, attempts, next_at, made_at)
            VALUES (\(TimeOrderedID.make(at: tx.now)), \(webhook), \(event.rawValue), \(subject), \(body), 'waiting', 0,
                \(tx.now), \(tx.now))
            ON CONFLICT (webhook_id, event, subject) DO NOTHING
            """)
    }

    /// How many wait for one webhook.
    static func waiting(of webhook: String, in tx: Transaction) throws -> Int64 {
        try tx.first("SELECT count(*) FROM webhook_delivery WHERE webhook_id = \(webhook) AND state = 'waiting'")?
            .integer(0) ?? 0
    }

    /// What is to be sent now, the oldest first.
    static func due(most: Int, in tx: Transaction) throws -> [WebhookDelivery] {
        try tx.rows(
            """
            SELECT \(columns) FROM webhook_delivery d JOIN webhook w ON w.id = d.webhook_id
            WHERE d.state = 'waiting' AND d.next_at <= \(tx.now) AND w.state = 'active' AND w.held_until <= \(tx.now)
            ORDER BY d.next_at, d.id LIMIT \(most)
            """
        ).map(delivery)
    }

    static func delivery(_ id: String, of webhook: String, in tx: Transaction) throws -> WebhookDelivery? {
        try tx.first(
            "SELECT \(columns) FROM webhook_delivery d WHERE d.id = \(id) AND d.webhook_id = \(webhook)"
        ).map(delivery)
    }

    /// The latest first.
    static func deliveries(
        of webhook: String, offset: Int, limit: Int, in tx: Transaction
    ) throws -> [WebhookDelivery] {
        try tx.rows(
            """
            SELECT \(columns) FROM webhook_delivery d WHERE d.webhook_id = \(webhook)
            ORDER BY d.id DESC LIMIT \(limit) OFFSET \(offset)
            """
        ).map(delivery)
    }

    /// Takes a delivery for one attempt; false when somebody else has it.
    ///
    /// Whoever dies with it gives it back in time.
    static func claim(_ delivery: WebhookDelivery, in tx: Transaction) throws -> Bool {
        try tx.run(
            """
            UPDATE webhook_delivery SET attempts = attempts + 1, next_at = \(tx.now + RetryPlan.leaseSeconds),
                tried_at = \(tx.now)
            WHERE id = \(delivery.id) AND state = 'waiting' AND attempts = \(delivery.attempts)
                AND next_at <= \(tx.now)
            """) == 1
    }

    static func end(
        _ delivery: WebhookDelivery, _ state: WebhookDelivery.State, nextAt: Instant, answer: Int64?, fault: String?,
        in tx: Transaction
    ) throws {
        try tx.run(
            """
            UPDATE webhook_delivery SET state = \(state.rawValue), next_at = \(nextAt), answer = \(answer),
                fault = \(fault)
            WHERE id = \(delivery.id) AND state = 'waiting'
            """)
    }

    /// As if it had just been made; its id stays.
    static func sendAgain(_ id: String, in tx: Transaction) throws {
        try tx.run(
            """
            UPDATE webhook_delivery SET state = 'waiting', attempts = 0, next_at = \(tx.now)
            WHERE id = \(id) AND (state <> 'waiting' OR next_at > \(tx.now + RetryPlan.leaseSeconds))
            """)
    }

    static func forgetOld(in tx: Transaction) throws {
        let before = tx.now + -(Webhook.keptDays * 86_400)
        try tx.run("DELETE FROM webhook_delivery WHERE state <> 'waiting' AND made_at < \(before)")
    }

    private static func delivery(_ row: Row) throws -> WebhookDelivery {
        WebhookDelivery(
            id: try row.text(0), webhook: try row.text(1), event: try row.text(2), body: try row.text(3),
            state: try row.word(4, WebhookDelivery.State.self), attempts: try row.integer(5),
            nextAt: try row.instant(6), answer: try row.optionalInteger(7), fault: try row.optionalText(8),
            triedAt: try row.optionalInstant(9), madeAt: try row.instant(10))
    }
}
