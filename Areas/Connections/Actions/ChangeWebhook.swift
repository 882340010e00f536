internal import Kernel
internal import Storage

/// What a person does with a webhook: lets it rest, lets it go on, ends it, or has something sent.
struct ChangeWebhook: Sendable {
    let webhook: Webhook

    /// Throws `not_while_acting`.
    func set(_ state: Webhook.State, as actor: Actor, in tx: Transaction) throws {
        guard actor.actingFor == nil else { throw Refusal("not_while_acting") }
        try WebhookQueries.set(state, of: webhook.id, in: tx)
        try tx.audit(actor, "connections.webhook_\(state.rawValue)", "webhook:\(webhook.id)", [:])
    }

    func test(in tx: Transaction) throws {
        let body = try WebhookBody(.test, at: tx.now, .test).text()
        try DeliveryQueries.insert(.test, TimeOrderedID.make(at: tx.now), body: body, to: webhook.id, in: tx)
    }

    /// Throws `NotFound` for a delivery of another webhook.
    func sendAgain(_ id: String, in tx: Transaction) throws {
        guard let delivery = try DeliveryQueries.delivery(id, of: webhook.id, in: tx) else {
            throw NotFound("delivery")
        }
        try DeliveryQueries.sendAgain(delivery.id, in: tx)
    }
}
