internal import Kernel

/// A job as it is stored.
struct JobRecord: Sendable {
    enum State: String, Sendable, CaseIterable {
        case waiting, running, done, failed, cancelled
        /// The server ended while it ran.
        case interrupted

        var isOpen: Bool { self == .waiting || self == .running }
        /// May be started again as a new job.
        var mayStartAgain: Bool { self == .failed || self == .cancelled || self == .interrupted }
    }

    let id: String
    let kind: String
    /// Whoever asked for it, by sign-in name; nobody else sees it.
    let owner: String
    /// What it works on, for example a file's name.
    let title: String
    let parameters: [String: String]
    let state: State
    let progress: JobProgress.State
    let madeAt: Instant
    let endedAt: Instant?
    /// The code of the rule that said no; nil for a fault.
    let refusal: Refusal?
    /// Where its result is shown.
    let path: String?
    let hasFile: Bool
}
