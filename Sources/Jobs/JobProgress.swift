internal import Synchronization

/// How far a job is, told by the work and read by pages; carries the wish to stop the other way.
package final class JobProgress: Sendable {
    struct State: Sendable, Hashable {
        var done: Int64 = 0
        /// Nil while nobody knows how much there is.
        var total: Int64?
    }

    private let kept = Mutex((state: State(), isCancelled: false))

    init() {}

    var state: State { kept.withLock { $0.state } }

    package func note(done: Int, of total: Int? = nil) {
        kept.withLock { $0.state = State(done: Int64(done), total: total.map { Int64($0) }) }
    }

    /// Throws `CancellationError` when the job shall stop; called by the work where it can stop without harm.
    package func check() throws {
        guard !kept.withLock({ $0.isCancelled }) else { throw CancellationError() }
    }

    func cancel() {
        kept.withLock { $0.isCancelled = true }
    }
}
