package import Kernel
package import Web

/// One kind of long work; a value that the composition collects, so that an area registers a kind with a few lines.
package struct JobKind: Sendable {
    /// As it is stored, and in the catalogues under `jobs.kind.<name>`.
    package let name: String
    /// Does the work and says what came of it; calls `order.progress` now and then.
    let run: @Sendable (JobOrder) async throws -> JobResult

    package init(_ name: String, run: @escaping @Sendable (JobOrder) async throws -> JobResult) {
        self.name = name
        self.run = run
    }
}

/// What a job is to do, for whom.
package struct JobOrder: Sendable {
    /// Who asked, with the roles of the time of asking.
    package let actor: Actor
    package let parameters: [String: String]
    /// In the language of who asked.
    package let messages: Messages
    package let progress: JobProgress
}

/// What came of a job.
package enum JobResult: Sendable {
    /// A page that shows it.
    case page(LocalPath)
    /// A file that is kept for a day, for the one who asked.
    case file(name: String, contentType: String, content: [UInt8])
}
