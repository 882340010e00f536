internal import Access
internal import Cards
internal import Kernel
internal import Partners
internal import Sales
internal import Storage

/// Makes an address of a partner's system known, which is told of events from now on.
struct RegisterWebhook: Sendable {
    private static let mostOfPartner: Int64 = 10

    let connections: ConnectionsFacade
    let partnerCode: String
    let url: String
    let events: Set<WebhookEvent>

    /// The webhook with its secret, which is told once.
    ///
    /// Throws `key_place_unknown`, `webhook_url_invalid`, `webhook_events_missing`, `too_many_webhooks` or
    /// `not_while_acting`.
    func run(as actor: Actor, in tx: Transaction) throws -> (webhook: Webhook, secret: [UInt8]) {
        guard actor.actingFor == nil else { throw Refusal("not_while_acting") }
        guard let partner = try connections.ground(of: actor, in: tx).partner(code: partnerCode) else {
            throw Refusal("key_place_unknown")
        }
        let address = try WebhookAddress(url, allowsLocal: connections.allowsLocalWebhooks)
        guard !events.isEmpty else { throw Refusal("webhook_events_missing") }
        guard try WebhookQueries.count(of: partner.number, in: tx) < RegisterWebhook.mostOfPartner else {
            throw Refusal("too_many_webhooks", ["most": "\(RegisterWebhook.mostOfPartner)"])
        }
        let webhook = Webhook(
            id: TimeOrderedID.make(at: tx.now), partner: partner.number, url: address.url, events: events,
            state: .active, stateAt: tx.now, ledgerSequence: try connections.sales.ledgerHead(in: tx),
            trustVersion: try connections.cards.trustVersion(in: tx), failures: 0, madeAt: tx.now)
        let secret = WebhookSignature.fresh()
        let sealed = try connections.seal.sealed(secret, bond: ConnectionsFacade.bond(of: webhook.id))
        try WebhookQueries.insert(webhook, secret: sealed, by: actor.signature, in: tx)
        try tx.audit(
            actor, "connections.webhook_made", "webhook:\(webhook.id)",
            ["partner": partner.code, "host": address.host])
        return (webhook, secret)
    }
}
