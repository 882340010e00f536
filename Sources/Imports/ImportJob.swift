internal import Jobs
internal import Kernel
internal import Web

/// Takes a rehearsed file that is long, as a job.
struct ImportJob: Sendable {
    static let name = "import"
    /// Shorter files are taken while their sender waits.
    static let fewestRows = 2_000

    let desk: ImportDesk

    var kind: JobKind {
        JobKind(ImportJob.name) { order in
            let batch = try await desk.take(
                order.parameters["upload"] ?? "", as: order.actor, order.messages, order.progress)
            return .page(LocalPath("/imports/\(batch)"))
        }
    }
}
