/// How long what jobs leave behind is kept.
package struct JobRetention: Sendable {
    let fileSeconds: Int64
    let jobSeconds: Int64

    package static let standard = JobRetention(fileDays: 1, jobDays: 90)

    package init(fileDays: Int64, jobDays: Int64) {
        fileSeconds = fileDays * 24 * 3_600
        jobSeconds = jobDays * 24 * 3_600
    }
}
