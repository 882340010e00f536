internal import Kernel

/// An address of a partner's system that is told of events.
struct Webhook: Sendable {
    enum State: String, Sendable {
        case active
        /// Somebody let it rest; it goes on where it stood.
        case paused
        /// The server gave up after a delivery had failed too often; a person resumes it.
        case failing
        case stopped
    }

    let id: String
    let partner: Int64
    let url: String
    let events: Set<WebhookEvent>
    let state: State
    let stateAt: Instant
    /// Up to which sale of the ledger it was told.
    let ledgerSequence: Int64
    let trustVersion: Int64
    /// Attempts that failed since the last that did not.
    let failures: Int64
    let madeAt: Instant

    /// How long ended deliveries are kept; longer than any event is looked for again.
    static let keptDays: Int64 = 90
    /// An agreement that ends within so many days is told once.
    static let soonDays = 30
}
