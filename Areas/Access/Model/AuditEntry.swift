internal import Kernel

/// Who did what to which thing, and when.
struct AuditEntry: Sendable {
    /// Grows with every entry.
    let number: Int64
    let at: Instant
    let actorKind: String
    let actorName: String
    let action: String
    let subject: String
    let details: [String: String]
}
