/// What the command line and programs ask of a form's reports put together.
package struct FormReportRequest: Sendable {
    let form: String
    let scope: String?
    let period: String
    /// A subject's code: that one's report alone, as it stands.
    let subject: String?

    package init(form: String, scope: String?, period: String, subject: String? = nil) {
        self.form = form
        self.scope = scope
        self.period = period
        self.subject = subject
    }
}
