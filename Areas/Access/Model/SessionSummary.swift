internal import Kernel

/// A session as its owner sees it in the list.
struct SessionSummary: Sendable {
    let id: String
    let startedAt: Instant
    let seenAt: Instant
    /// From where it was begun; empty when unknown.
    let address: String
    /// True for the session that asks.
    let isThis: Bool
}
