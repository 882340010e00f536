import Documents
import Kernel

/// What would be frozen, as it stands now.
struct PublicationDraft: Sendable {
    let subject: PublicationSubject
    let period: Period
    /// The first day on which the period is over; forms have cut-offs of their own.
    let over: Day?
    let treeDay: Day?
    let ledgerSequence: Int64
    let figures: [PublishedFigure]
    let document: OfficialDocument
    let sheets: [PublishedSheet]
    /// Who has not handed in, by name; of a form.
    let missing: [String]
}

/// Which report is to be published.
package struct PublicationRequest: Sendable {
    /// `welfare`, or the code of a form.
    package var form: String
    package var welfare: WelfareRequest
    /// Whose single report of a form, instead of those of many.
    package var subject: String?

    package init(form: String, welfare: WelfareRequest, subject: String? = nil) {
        self.form = form
        self.welfare = welfare
        self.subject = subject
    }
}
