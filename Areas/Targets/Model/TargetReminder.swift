internal import Kernel

/// Words to the units at which something is missing from a target.
struct TargetReminder: Sendable, Hashable {
    static let longestMessage = 1_000

    let number: Int64
    let target: String
    let period: Period
    /// The number of the unit from whose page it was sent.
    let sender: Int64
    let message: String
    let dueOn: Day?
    /// The signature of who sent it.
    let sentBy: String
    let sentAt: Instant
}

/// A reminder with how far it went.
struct SentReminder: Sendable, Hashable {
    let reminder: TargetReminder
    /// How many units got it, or in one unit's news how much was missing there.
    let count: Int64
}
