internal import Kernel
package import Logging
package import Storage
package import Web

/// Does the jobs of a database one after another, beside the server.
///
/// On PostgreSQL several servers may each have one: a job belongs to the worker that claimed it, as long as it keeps
/// its lease. What ran when a server ended is marked as interrupted and can be started again by its person.
package struct JobWorker: Sendable {
    private let desk: JobDesk
    private let kinds: [JobKind]
    private let catalogue: Catalogue
    private let logger: Logger
    private let retention: @Sendable (Transaction) throws -> JobRetention

    private static let leaseSeconds: Int64 = 30
    private static let pause = Duration.milliseconds(300)
    private static let sweepPause = Duration.seconds(15)

    /// `retention` is asked at every sweep.
    package init(
        desk: JobDesk, kinds: [JobKind], catalogue: Catalogue, logger: Logger,
        retention: @escaping @Sendable (Transaction) throws -> JobRetention = { _ in .standard }
    ) {
        self.desk = desk
        self.kinds = kinds
        self.catalogue = catalogue
        self.logger = logger
        self.retention = retention
    }

    /// Goes on until it is cancelled.
    package func run() async {
        var sweptAt: ContinuousClock.Instant?
        while !Task.isCancelled {
            if sweptAt.map({ $0 + JobWorker.sweepPause < .now }) ?? true {
                await guarded { try await sweep(atStart: sweptAt == nil) }
                sweptAt = .now
            }
            var worked = false
            await guarded { worked = try await runNext() }
            if !worked { try? await Task.sleep(for: JobWorker.pause) }
        }
    }

    private func guarded(_ body: () async throws -> Void) async {
        do {
            try await body()
        } catch {
            logger.error("The jobs cannot be looked at.", metadata: ["error": "\(type(of: error))"])
            try? await Task.sleep(for: JobWorker.sweepPause)
        }
    }

    /// Marks what nobody works on any more and removes what is old.
    package func sweep(atStart: Bool) async throws {
        let own = desk.board.ids
        // One process owns a SQLite file, so that what runs there when it starts was left by another.
        let isAlone = atStart && desk.store.engineName == .sqlite
        try await desk.store.write { tx in
            try JobWorkQueries.interrupt(
                but: own, leftBefore: isAlone ? tx.now + JobWorker.leaseSeconds + 1 : tx.now, in: tx)
            let kept = try retention(tx)
            try JobWorkQueries.removeOld(
                filesBefore: tx.now + -kept.fileSeconds, jobsBefore: tx.now + -kept.jobSeconds, in: tx)
        }
    }

    /// Does the oldest job that waits; false when there is none.
    package func runNext() async throws -> Bool {
        guard try await desk.store.read({ try JobWorkQueries.hasWaiting(in: $0) }),
            let job = try await desk.store.write({ tx in
                try JobWorkQueries.claim(leaseSeconds: JobWorker.leaseSeconds, in: tx)
            })
        else { return false }
        let progress = JobProgress()
        desk.board.put(progress, under: job.id)
        defer { desk.board.remove(job.id) }
        await withTaskGroup { group in
            group.addTask { await keep(job.id, progress) }
            let end = await ended(job, progress)
            group.cancelAll()
            await store(end, of: job.id, progress.state)
        }
        return true
    }

    // MARK: One job

    private enum End: Sendable {
        case done(JobResult)
        case refused(Refusal)
        case cancelled, failed
    }

    private func ended(_ job: JobWorkQueries.Claimed, _ progress: JobProgress) async -> End {
        guard let kind = kinds.first(where: { $0.name == job.kind }), let actor = job.actor else {
            return .failed
        }
        do {
            let order = JobOrder(
                actor: actor, parameters: job.parameters,
                messages: Messages(catalogue: catalogue, language: job.language), progress: progress)
            return .done(try await kind.run(order))
        } catch is CancellationError {
            return .cancelled
        } catch let refusal as Refusal {
            return .refused(refusal)
        } catch {
            logger.error("A job failed.", metadata: ["kind": "\(job.kind)", "error": "\(type(of: error))"])
            logger.trace("\(error)", metadata: ["job": "\(job.id)"])
            return .failed
        }
    }

    /// Tells the database every second that the job goes on, and the job when it shall stop.
    private func keep(_ id: String, _ progress: JobProgress) async {
        while !Task.isCancelled {
            try? await Task.sleep(for: .seconds(1))
            guard !Task.isCancelled else { return }
            let state = progress.state
            let goesOn = try? await desk.store.write { tx in
                try JobWorkQueries.keep(id, state, leaseSeconds: JobWorker.leaseSeconds, in: tx)
            }
            if goesOn == false { progress.cancel() }
        }
    }

    private func store(_ end: End, of id: String, _ progress: JobProgress.State) async {
        await guarded {
            try await desk.store.write { tx in
                switch end {
                case .done(.page(let path)):
                    try JobWorkQueries.end(id, as: .done, progress, path: path.text, in: tx)
                case .done(.file(let name, let type, let content)):
                    guard try JobWorkQueries.end(id, as: .done, progress, in: tx) else { return }
                    try JobWorkQueries.keepFile(id, name: name, type: type, content: content, in: tx)
                case .refused(let refusal):
                    try JobWorkQueries.end(id, as: .failed, progress, refusal: refusal, in: tx)
                case .cancelled: try JobWorkQueries.end(id, as: .cancelled, progress, in: tx)
                case .failed: try JobWorkQueries.end(id, as: .failed, progress, in: tx)
                }
            }
        }
    }
}
