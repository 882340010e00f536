internal import Kernel
internal import Partners
internal import Web

/// The webhooks of one's own partner, and the form for another.
struct WebhooksPage: Page {
    static let template = "connections/webhooks"
    static let path = LocalPath("/webhooks")
    static let fieldsOfRefusals = [
        "webhook_url_invalid": "url", "key_place_unknown": "partner", "webhook_events_missing": "event",
    ]

    struct Line: Sendable {
        let url: String
        let path: String
        let partner: String
        let events: String
        let state: String
        let isActive: Bool
        let isFailing: Bool
    }

    let trouble: Trouble?
    let lines: [Line]
    let partner: SelectField
    let url: Field
    let events: [Choice]
    let eventsError: String?

    init(_ webhooks: [Webhook], _ ground: KeyGround, _ messages: Messages, form: Form, trouble: Trouble?) {
        self.trouble = trouble
        lines = webhooks.map { webhook in
            Line(
                url: webhook.url, path: WebhookPage.path(of: webhook.id).text,
                partner: ground.name(of: webhook.partner) ?? "",
                events: WebhookPage.events(of: webhook, messages),
                state: messages.text("connections.webhook_\(webhook.state.rawValue)"),
                isActive: webhook.state == .active, isFailing: webhook.state == .failing)
        }
        partner = SelectField(
            "partner", label: messages.text("connections.file_partner"),
            choices: ground.ownPartners.prefix(500).map { partner in
                Choice(
                    partner.code, label: "\(partner.code) · \(partner.name)",
                    isSelected: partner.code == form["partner"])
            }, error: trouble?.error(for: "partner"))
        url = Field(
            "url", label: messages.text("connections.webhook_url"), type: "url", value: form["url"],
            hint: messages.text("connections.webhook_url_hint"), error: trouble?.error(for: "url"))
        let ticked = form.all("event")
        events = WebhookEvent.chosen.map { event in
            Choice(event.rawValue, label: messages.text(event.key), isSelected: ticked.contains(event.rawValue))
        }
        eventsError = trouble?.error(for: "event")
    }

    private init() {
        trouble = .sample
        lines = [
            Line(
                url: "https://till.example/hook", path: "/webhooks/1", partner: "Partner", events: "Sales",
                state: "Active", isActive: true, isFailing: true)
        ]
        partner = .sample
        url = .sample
        events = [Choice("sale.recorded", label: "Sales", isSelected: true)]
        eventsError = "An error."
    }

    static let sample = WebhooksPage()
}
