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

package enum FormReportFormat: String, Sendable, CaseIterable {
    case json, csv, xlsx, docx, pdf

    package var contentType: String {
        switch self {
        case .json: "application/json"
        case .csv: "text/csv; charset=utf-8"
        case .xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
        case .docx: "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
        case .pdf: "application/pdf"
        }
    }
}
