internal import Kernel
internal import Web

/// The jobs of one person, the newest first.
struct JobsPage: Page {
    static let template = "jobs/jobs"
    static let path = LocalPath("/jobs")

    struct Line: Sendable {
        let path: String
        let kind: String
        let title: String
        let time: String
        let state: String
        let badge: String
        let hasFile: Bool
    }

    let lines: [Line]
    let pages: PageLinks

    init(_ jobs: [JobRecord], _ paging: Paging, _ messages: Messages) {
        let words = JobText(messages: messages)
        lines = jobs.prefix(paging.size).map { job in
            Line(
                path: JobPage.path(of: job.id).text, kind: words.kind(job), title: job.title,
                time: words.time(job.madeAt), state: words.state(job.state), badge: words.badge(job.state),
                hasFile: job.hasFile)
        }
        pages = paging.links(on: JobsPage.path, hasMore: jobs.count > paging.size)
    }

    private init() {
        lines = [
            Line(
                path: "/jobs/1", kind: "Export", title: "members", time: "08:00", state: "Done",
                badge: "badge--good", hasFile: true)
        ]
        pages = .sample
    }

    static let sample = JobsPage()
}
