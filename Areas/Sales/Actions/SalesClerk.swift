package import Kernel
internal import Storage
internal import Synchronization

/// Brings sales that arrive one by one into the ledger in batches: while one is being committed, the next gathers.
///
/// A batch shares its look-ups and its commit, which is what lets one process take thousands of sales a second. The
/// database's own thread fetches the batch when its turn comes and answers it: no time goes into handing it over.
package final class SalesClerk: Sendable {
    private struct Ticket: Sendable {
        let submission: TakeSales.Submission
        let continuation: CheckedContinuation<[SaleAnswer], any Error>
    }

    private struct State: Sendable {
        var waiting: [Ticket] = []
        var waitingEntries = 0
        /// A batch is queued or under way.
        var isBusy = false
    }

    /// The tickets of one batch and, once they are judged, their answers.
    private struct Batch: Sendable {
        var tickets: [Ticket]?
        var answers: [[SaleAnswer]] = []
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
        try await take(entries, by: actor, in: actor.scopes(for: permission))
    }

    /// The same for an actor of whom the caller says in which scopes.
    package func take(_ entries: [SaleEntry], by actor: Actor, in scopes: [Scope]) async throws -> [SaleAnswer] {
        let submission = TakeSales.Submission(
            entries: entries.map { $0.checked(by: takeSales.cards) }, actor: actor,
            scopes: scopes)
        return try await withCheckedThrowingContinuation { continuation in
            let ticket = Ticket(submission: submission, continuation: continuation)
            switch admit(ticket) {
            case .full: continuation.resume(throwing: StorageUnavailable("Too many sales are waiting."))
            case .waits: break
            case .startsBatch: startBatch()
            }
        }
    }

    private enum Admission {
        case full, waits, startsBatch
    }

    private func admit(_ ticket: Ticket) -> Admission {
        state.withLock { state in
            let entries = ticket.submission.entries.count
            guard state.waitingEntries + entries <= SalesClerk.mostWaiting else { return .full }
            state.waiting.append(ticket)
            state.waitingEntries += entries
            guard !state.isBusy else { return .waits }
            state.isBusy = true
            return .startsBatch
        }
    }

    private func startBatch() {
        let batch = SharedBatch()
        do {
            try store.enqueueWrite(
                { [self] tx in
                    let tickets = batch.value.withLock { $0.tickets } ?? nextTickets()
                    batch.value.withLock { $0.tickets = tickets }
                    let answers = try takeSales.run(tickets.map(\.submission), in: tx)
                    batch.value.withLock { $0.answers = answers }
                },
                finish: { [self] error in end(batch.value.withLock { $0 }, error) })
        } catch {
            end(Batch(), error)
        }
    }

    /// Answers a batch and starts the next when somebody waits.
    private func end(_ batch: Batch, _ error: (any Error)?) {
        // A batch whose turn never came has not fetched its tickets; they would wait for ever.
        let tickets = batch.tickets ?? nextTickets()
        if let error {
            for ticket in tickets { ticket.continuation.resume(throwing: error) }
        } else {
            for (ticket, answer) in zip(tickets, batch.answers) { ticket.continuation.resume(returning: answer) }
        }
        let goesOn = state.withLock { state in
            state.isBusy = !state.waiting.isEmpty
            return state.isBusy
        }
        if goesOn { startBatch() }
    }

    private func nextTickets() -> [Ticket] {
        state.withLock { state in
            var entries = 0
            let tickets = state.waiting.prefix { ticket in
                defer { entries += ticket.submission.entries.count }
                return entries < SalesClerk.widestBatch
            }
            state.waiting.removeFirst(tickets.count)
            state.waitingEntries -= tickets.reduce(0) { $0 + $1.submission.entries.count }
            return Array(tickets)
        }
    }

    /// A batch between the thread that judges it and the commit that allows it to be told.
    private final class SharedBatch: Sendable {
        let value = Mutex(Batch())
    }
}
