import Kernel

/// A step in the life of a report: who did what, when and why.
struct ReportEvent: Sendable {
    enum Action: String, Sendable, Hashable, CaseIterable {
        case save, submit, accept, approve, excuse, extend, remind
        case giveBack = "return"
    }

    let action: Action
    /// The version of the report that the step made.
    let version: Int64
    /// The cell that a return is about; nil for the whole.
    var cell: String?
    var note: String?
    /// Of a reminder that the day sent: which mark, from which due day.
    var reminder: (mark: Int, dueOn: Day)?
    /// The report as it then stood, of saves and submissions.
    var content: ReportContent?
    var at = Instant(microseconds: 0)
    var by = ""
}
