/// What the command line asks to be assigned, as it was typed.
package struct AssignmentRequest: Sendable {
    let form: String
    let subject: String
    let periodKind: String
    let unitKind: String?
    let from: String
    let until: String?
    /// Days from the due day on which people are reminded, for example `-3,1,7`; empty for never.
    let remind: String

    package init(
        form: String, subject: String, periodKind: String, unitKind: String?, from: String, until: String?,
        remind: String = ""
    ) {
        self.form = form
        self.subject = subject
        self.periodKind = periodKind
        self.unitKind = unitKind
        self.from = from
        self.until = until
        self.remind = remind
    }
}
