internal import Kernel
internal import Web

/// Jobs in words.
struct JobText: Sendable {
    let messages: Messages

    func kind(_ job: JobRecord) -> String { messages.text("jobs.kind.\(job.kind)") }
    func state(_ state: JobRecord.State) -> String { messages.text("jobs.state.\(state.rawValue)") }

    func badge(_ state: JobRecord.State) -> String {
        switch state {
        case .done: "badge--good"
        case .waiting, .running: "badge--wait"
        case .failed, .cancelled, .interrupted: "badge--off"
        }
    }

    func progress(_ progress: JobProgress.State) -> String {
        guard let total = progress.total, total > 0 else {
            return messages.text("jobs.progress_open", ["done": Digits.grouped(progress.done)])
        }
        return messages.text(
            "jobs.progress", ["percent": String(min(100, progress.done * 100 / total))])
    }

    func time(_ instant: Instant) -> String { "\(instant.clockTime) \(instant.businessDay.printed)" }
}
