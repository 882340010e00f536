import Kernel

/// A publication as the register holds it, without its content.
package struct Publication: Sendable, Hashable {
    package let number: Int64
    package let subject: PublicationSubject
    package let revision: Int
    let amends: Int64?
    let reason: String?
    let ledgerSequence: Int64
    let publishedAt: Instant
    let publishedBy: String
    /// Of the content's bytes, SHA-256 in hexadecimal.
    package let hash: String

    /// The same report of the same period in the same view: a chain of revisions.
    var key: PublicationKey { PublicationKey(subject) }
}

/// What makes two publications revisions of one another.
struct PublicationKey: Hashable, Sendable {
    let form: String
    let scope: String
    let partner: String
    let period: String
    let by: String
    let view: String

    init(_ subject: PublicationSubject) {
        (form, scope, partner) = (subject.form, subject.scope, subject.partner)
        (period, by, view) = (subject.period, subject.by, subject.view)
    }

    /// The same report of another period.
    func sameReport(as other: PublicationKey) -> Bool {
        form == other.form && scope == other.scope && partner == other.partner && by == other.by && view == other.view
    }
}

/// The files in which a publication is handed out.
package enum PublicationFormat: String, Sendable, CaseIterable {
    case json, docx, pdf, xlsx

    package var contentType: String { ReportFormat(rawValue: rawValue)?.contentType ?? "application/json" }
}
