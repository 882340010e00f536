internal import Kernel

/// A file that somebody sent and that waits, rehearsed, for being taken.
struct ImportUpload: Sendable {
    let id: String
    /// Whoever sent it, by sign-in name; nobody else sees it.
    let owner: String
    let kind: String
    let fileName: String
    let updates: Bool
    let counts: ImportSummary
    /// The import that it became.
    let batch: Int64?
}
