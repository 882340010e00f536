internal import DequeModule
internal import Foundation
internal import Synchronization

/// Work waiting for a thread of its own: a bounded queue that blocks its takers, never its givers.
final class WorkQueue<Work: Sendable>: Sendable {
    private struct State: Sendable {
        var waiting: Deque<Work> = []
        var isClosed = false
    }

    private let state = Mutex(State())
    private let signal = NSCondition()
    private let bound: Int

    init(bound: Int) {
        self.bound = bound
    }

    /// Adds work, or refuses when the queue is full or closed.
    func add(_ work: Work) throws {
        signal.lock()
        defer { signal.unlock() }
        try state.withLock { state in
            guard !state.isClosed else { throw StorageUnavailable("The database is closed.") }
            guard state.waiting.count < bound else { throw StorageUnavailable("Too much work is waiting.") }
            state.waiting.append(work)
        }
        signal.signal()
    }

    /// Waits for work and takes up to `limit` pieces; nil after the queue was closed and emptied.
    func take(limit: Int) -> [Work]? {
        signal.lock()
        defer { signal.unlock() }
        while true {
            let taken: [Work]? = state.withLock { state in
                guard !state.waiting.isEmpty else { return state.isClosed ? nil : [] }
                let count = min(limit, state.waiting.count)
                let batch = Array(state.waiting.prefix(count))
                state.waiting.removeFirst(count)
                return batch
            }
            guard let taken else { return nil }
            if !taken.isEmpty { return taken }
            _ = signal.wait(until: Date(timeIntervalSinceNow: 60))
        }
    }

    /// Ends the takers once all waiting work is done.
    func close() {
        signal.lock()
        state.withLock { $0.isClosed = true }
        signal.broadcast()
        signal.unlock()
    }
}
