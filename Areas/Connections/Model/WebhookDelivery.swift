internal import Kernel

/// One event for one webhook; its id stays the same however often it is sent.
struct WebhookDelivery: Sendable {
    enum State: String, Sendable {
        case waiting, delivered, failed
    }

    let id: String
    let webhook: String
    let event: String
    let body: String
    let state: State
    let attempts: Int64
    let nextAt: Instant
    /// The status of the last answer; nil when there was none.
    let answer: Int64?
    /// Why the last attempt failed, a code.
    let fault: String?
    let triedAt: Instant?
    let madeAt: Instant
}
