internal import Kernel
internal import Storage
internal import Web

/// How far a job is, as server-sent events, until it ends or the page has looked long enough.
struct JobEvents: Sendable {
    let desk: JobDesk
    let words: JobText

    /// What the page's script reads.
    private struct Wire: Encodable, Equatable {
        let done: Int64
        let total: Int64?
        let text: String
        let isOver: Bool
    }

    private static let pause = Duration.milliseconds(400)
    /// Then the browser connects anew by itself.
    private static let longest = Duration.seconds(600)
    private static let looksWithoutPulse = 20

    func stream(of job: JobRecord) -> AsyncStream<ServerEvent> {
        AsyncStream(bufferingPolicy: .bufferingNewest(2)) { continuation in
            let task = Task {
                await send(job.id, to: continuation)
                continuation.finish()
            }
            continuation.onTermination = { _ in task.cancel() }
        }
    }

    private func send(_ id: String, to continuation: AsyncStream<ServerEvent>.Continuation) async {
        let end = ContinuousClock.now + JobEvents.longest
        var (last, silent): (Wire?, Int) = (nil, 0)
        while !Task.isCancelled, ContinuousClock.now < end, let wire = await look(id) {
            if wire != last, let data = try? JobJSON.text(wire) {
                continuation.yield(ServerEvent("progress", data: data))
                (last, silent) = (wire, 0)
            } else {
                silent += 1
                if silent % JobEvents.looksWithoutPulse == 0 { continuation.yield(.pulse) }
            }
            if wire.isOver { return }
            try? await Task.sleep(for: JobEvents.pause)
        }
    }

    /// From memory while the job runs here, else from the database.
    private func look(_ id: String) async -> Wire? {
        if let progress = desk.board.progress(of: id)?.state { return wire(progress, isOver: false) }
        guard let job = try? await desk.store.read({ try JobQueries.find(id, in: $0) }) else { return nil }
        return wire(job.progress, isOver: !job.state.isOpen)
    }

    private func wire(_ progress: JobProgress.State, isOver: Bool) -> Wire {
        Wire(done: progress.done, total: progress.total, text: words.progress(progress), isOver: isOver)
    }
}
