/// What a partner may be told of.
enum WebhookEvent: String, Sendable, CaseIterable {
    case saleRecorded = "sale.recorded"
    case saleReversed = "sale.reversed"
    case agreementEnding = "agreement.ending"
    case trustListChanged = "trust_list.changed"
    /// What the button sends; nobody chooses it.
    case test = "webhook.test"

    static let chosen: [WebhookEvent] = [.saleRecorded, .saleReversed, .agreementEnding, .trustListChanged]

    /// Its place in the catalogues, which know no dots in a name.
    var key: String { "connections.event.\(rawValue.replacing(".", with: "_"))" }
}
