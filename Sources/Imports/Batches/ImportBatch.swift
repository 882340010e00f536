package import Kernel

/// One import as the log keeps it.
package struct ImportBatch: Sendable {
    package let number: Int64
    package let kind: String
    package let fileName: String
    package let actorName: String
    package let startedAt: Instant
    /// Nil while the import runs, and for one that was killed.
    package let endedAt: Instant?
    package let updates: Bool
    package let counts: ImportSummary
    package let takenBackAt: Instant?
    package let takenBackBy: String?
    /// True while the rejected rows can still be downloaded.
    package let keepsRejects: Bool

    /// Rows of it stand in the register.
    package var hasRows: Bool { takenBackAt == nil && counts.taken + counts.updated > 0 }
}
