package import Kernel
internal import Storage
internal import Synchronization

/// Brings sales that arrive one by one into the ledger in batches: while one is being committed, the next gathers.
///
/// A batch shares its look-ups and its commit, which is what lets one process take tens of thousands of sales a second.
package final class SalesClerk: Sendable {
    private struct Ticket: Sendable {
        let submission: TakeSales.Submission
        let continuation: CheckedContinuation<[SaleAnswer], any Error>
    }

    private struct State: Sendable {
        var waiting: [Ticket] = []
        var waitingEntries = 0
        var isWorking = false
    }

    private let state = Mutex(State())
    private let store: Store
    private let takeSales: TakeSales

    /// Sales of one batch, and sales that may wait before new ones are turned away.
    private static let widestBatch = 1_024
    private static let mostWaiting = 50_000

    init(store: Store, takeSales: TakeSales) {
        self.store = store
        self.takeSales = takeSales
    }

    /// Answers after everything that was accepted is durable.
    ///
    /// Throws `StorageUnavailable` when it is not known whether the sales were stored: the same ids may be sent again.
    package func take(_ entries: [SaleEntry], by actor: Actor, for permission: Permission) async throws -> [SaleAnswer]
    {
        let submission = TakeSales.Submission(entries: entries, actor: actor, scopes: actor.scopes(for: permission))
        return try await withCheckedThrowingContinuation { continuation in
            let ticket = Ticket(submission: submission, continuation: continuation)
            switch admit(ticket) {
            case .full: continuation.resume(throwing: StorageUnavailable("Too many sales are waiting."))
            case .waits: break
            case .startsWork: Task { await work() }
            }
        }
    }

    private enum Admission {
        case full, waits, startsWork
    }

    private func admit(_ ticket: Ticket) -> Admission {
        state.withLock { state in
            let entries = ticket.submission.entries.count
            guard state.waitingEntries + entries <= SalesClerk.mostWaiting else { return .full }
            state.waiting.append(ticket)
            state.waitingEntries += entries
            guard !state.isWorking else { return .waits }
            state.isWorking = true
            return .startsWork
        }
    }

    private func work() async {
        while let tickets = nextBatch() {
            let submissions = tickets.map(\.submission)
            do {
                let answers = try await store.write { [takeSales] tx in try takeSales.run(submissions, in: tx) }
                for (ticket, answer) in zip(tickets, answers) { ticket.continuation.resume(returning: answer) }
            } catch {
                for ticket in tickets { ticket.continuation.resume(throwing: error) }
            }
        }
    }

    /// The tickets of the next batch; nil when nobody waits, and then nobody works.
    private func nextBatch() -> [Ticket]? {
        state.withLock { state in
            var entries = 0
            let tickets = state.waiting.prefix { ticket in
                defer { entries += ticket.submission.entries.count }
                return entries < SalesClerk.widestBatch
            }
            guard !tickets.isEmpty else {
                state.isWorking = false
                return nil
            }
            state.waiting.removeFirst(tickets.count)
            state.waitingEntries -= tickets.reduce(0) { $0 + $1.submission.entries.count }
            return Array(tickets)
        }
    }
}
