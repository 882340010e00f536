internal import Kernel
internal import Web

/// One webhook with what was sent to it, and what can be done with it.
struct WebhookPage: Page {
    static let template = "connections/webhook"

    static func path(of id: String) -> LocalPath { LocalPath("/webhooks/\(id)") }

    struct Line: Sendable {
        let id: String
        let made: String
        let event: String
        let state: String
        let isDelivered: Bool
        let isFailed: Bool
        let attempts: String
        let answer: String?
        /// When it is tried next; nil when it has ended.
        let next: String?
        /// Nil while it is on its way.
        let again: String?
    }

    let url: String
    let partner: String
    let events: String
    let state: String
    let isActive: Bool
    let isFailing: Bool
    let testPath: String
    let pausePath: String
    let resumePath: String
    let stopPath: String
    let lines: [Line]
    let pages: PageLinks

    init(
        _ webhook: Webhook, _ deliveries: [WebhookDelivery], partner: String?, pages: PageLinks, _ messages: Messages
    ) {
        url = webhook.url
        self.partner = partner ?? ""
        events = WebhookPage.events(of: webhook, messages)
        state = messages.text("connections.webhook_\(webhook.state.rawValue)")
        isActive = webhook.state == .active
        isFailing = webhook.state == .failing
        testPath = LocalPath("/webhooks/\(webhook.id)/test").text
        pausePath = LocalPath("/webhooks/\(webhook.id)/pause").text
        resumePath = LocalPath("/webhooks/\(webhook.id)/resume").text
        stopPath = LocalPath("/webhooks/\(webhook.id)/stop").text
        lines = deliveries.map { Line($0, messages) }
        self.pages = pages
    }

    static func events(of webhook: Webhook, _ messages: Messages) -> String {
        WebhookEvent.chosen.filter { webhook.events.contains($0) }.map { messages.text($0.key) }
            .joined(separator: ", ")
    }

    private init() {
        (url, partner, events, state) = ("https://till.example/hook", "Partner", "Sales", "Active")
        (isActive, isFailing) = (true, true)
        testPath = "/webhooks/1/test"
        pausePath = "/webhooks/1/pause"
        resumePath = "/webhooks/1/resume"
        stopPath = "/webhooks/1/stop"
        lines = [
            Line(
                id: "1", made: "01/01/2027 08:00", event: "Sale", state: "Waiting", isDelivered: true, isFailed: true,
                attempts: "1", answer: "500", next: "02/01/2027 08:00", again: "/webhooks/1/deliveries/1/again")
        ]
        pages = .sample
    }

    static let sample = WebhookPage()
}

extension WebhookPage.Line {
    fileprivate init(_ delivery: WebhookDelivery, _ messages: Messages) {
        func printed(_ moment: Instant) -> String { "\(moment.businessDay.printed) \(moment.clockTime)" }
        id = delivery.id
        made = printed(delivery.madeAt)
        event = WebhookEvent(rawValue: delivery.event).map { messages.text($0.key) } ?? delivery.event
        state = messages.text("connections.delivery_\(delivery.state.rawValue)")
        isDelivered = delivery.state == .delivered
        isFailed = delivery.state == .failed
        attempts = String(delivery.attempts)
        answer = delivery.answer.map(String.init) ?? delivery.fault.map { messages.text("connections.fault.\($0)") }
        next = delivery.state == .waiting ? printed(delivery.nextAt) : nil
        again =
            delivery.state == .waiting && delivery.attempts == 0
            ? nil : LocalPath("/webhooks/\(delivery.webhook)/deliveries/\(delivery.id)/again").text
    }
}
