internal import Synchronization

/// The jobs that run in this process.
final class JobBoard: Sendable {
    private let running = Mutex<[String: JobProgress]>([:])

    func progress(of id: String) -> JobProgress? { running.withLock { $0[id] } }

    var ids: Set<String> { running.withLock { Set($0.keys) } }

    func put(_ progress: JobProgress, under id: String) {
        running.withLock { $0[id] = progress }
    }

    func remove(_ id: String) {
        running.withLock { $0[id] = nil }
    }
}
