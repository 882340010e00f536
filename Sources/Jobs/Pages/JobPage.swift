internal import Kernel
internal import Web

/// One job: how far it is, and what can be done with it.
struct JobPage: Page {
    static let template = "jobs/job"

    static func path(of id: String) -> LocalPath { LocalPath("/jobs/\(id)") }

    /// The bar of a job that waits or runs.
    struct Bar: Sendable {
        let events: String
        let text: String
        let value: String
        /// Nil while nobody knows how much there is.
        let most: String?
    }

    let path: String
    let kind: String
    let title: String
    let state: String
    let badge: String
    let times: String
    let bar: Bar?
    let trouble: String?
    /// Where the result is shown.
    let result: String?
    let hasFile: Bool
    let mayCancel: Bool
    let mayStartAgain: Bool

    init(_ job: JobRecord, _ progress: JobProgress.State, _ messages: Messages) {
        let words = JobText(messages: messages)
        path = JobPage.path(of: job.id).text
        kind = words.kind(job)
        title = job.title
        state = words.state(job.state)
        badge = words.badge(job.state)
        times = messages.text("jobs.made", ["time": words.time(job.madeAt)])
        bar =
            job.state.isOpen
            ? Bar(
                events: "\(JobPage.path(of: job.id))/events", text: words.progress(progress),
                value: String(progress.done), most: progress.total.map { String($0) }) : nil
        trouble =
            switch job.state {
            case .failed: job.refusal.map(messages.text) ?? messages.text("jobs.failed")
            case .interrupted: messages.text("jobs.interrupted")
            case .waiting, .running, .done, .cancelled: nil
            }
        result = job.path
        hasFile = job.hasFile
        mayCancel = job.state.isOpen
        mayStartAgain = job.state.mayStartAgain
    }

    private init() {
        path = "/jobs/1"
        kind = "Export"
        title = "members"
        state = "Running"
        badge = "badge--wait"
        times = "08:00"
        bar = Bar(events: "/jobs/1/events", text: "40 %", value: "40", most: "100")
        trouble = "It failed."
        result = "/imports/1"
        hasFile = true
        mayCancel = true
        mayStartAgain = true
    }

    static let sample = JobPage()
}
