internal import Foundation
import Documents
import Kernel

/// What a publication froze: the figures, and the papers as they are printed.
///
/// Its bytes are written once and kept; every file comes from them alone, so that a later sale, a reorganisation or a
/// new name of a unit changes nothing.
struct PublicationContent: Codable, Sendable, Hashable {
    static let formatNow = 1

    /// Of this kind of content, for programs that read it later.
    let format: Int
    let number: Int64
    let subject: PublicationSubject
    /// From 1; amendments count on.
    let revision: Int
    /// Of an amendment: the number that it replaces, and why.
    let amends: Int64?
    let reason: String?
    /// The day when the view "today" was asked; nil for other views.
    let treeDay: String?
    let ledgerSequence: Int64
    let publishedAt: String
    let figures: [PublishedFigure]
    /// Of an amendment: what it changes.
    let differences: [PublishedDifference]
    /// What came after earlier periods were published.
    let adjustments: [PublicationAdjustment]
    let document: OfficialDocument
    let sheets: [PublishedSheet]

    /// UTF-8 JSON with sorted keys: the same content gives the same bytes.
    func bytes() throws -> [UInt8] {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return Array(try encoder.encode(self))
    }

    /// Throws a `DecodingError` for anything else than such bytes.
    init(_ bytes: [UInt8]) throws {
        self = try JSONDecoder().decode(PublicationContent.self, from: Data(bytes))
    }

    init(
        number: Int64, draft: PublicationDraft, revision: Int, amends: Int64?, reason: String?,
        differences: [PublishedDifference], adjustments: [PublicationAdjustment], publishedAt: Instant
    ) {
        format = PublicationContent.formatNow
        (self.number, self.revision, self.amends, self.reason) = (number, revision, amends, reason)
        (self.differences, self.adjustments) = (differences, adjustments)
        self.publishedAt = publishedAt.iso8601
        (subject, treeDay, ledgerSequence) = (draft.subject, draft.treeDay?.description, draft.ledgerSequence)
        (figures, document, sheets) = (draft.figures, draft.document, draft.sheets)
    }
}

/// What a publication tells of.
package struct PublicationSubject: Codable, Sendable, Hashable {
    /// `welfare`, or the code of a form.
    package let form: String
    package let title: String
    package let scope: String
    package let scopeName: String
    /// A partner's code or `all`; of a single report, the code of whose it is.
    package let partner: String
    package let period: String
    package let by: String
    package let view: String
}

extension PublicationSubject {
    /// A welfare report; without words it has no title, which is enough to look for it.
    init(_ report: WelfareReport, words: WelfareWords?) {
        let question = report.question
        self.init(
            form: WelfareReport.form, title: words?.text("title") ?? "", scope: question.scope,
            scopeName: report.scopeName, partner: report.partner, period: question.period.description,
            by: question.by.rawValue, view: question.view.name)
    }
}

/// What an earlier period was last told to have had, and what it has now.
struct PublicationAdjustment: Codable, Sendable, Hashable {
    let period: String
    /// The publication of that period.
    let publication: Int64
    let differences: [PublishedDifference]
    /// The figures as they are told from now on.
    let figures: [PublishedFigure]
}

/// A sheet of the workbook as it was printed.
struct PublishedSheet: Codable, Sendable, Hashable {
    let name: String
    let preamble: [[SheetCell]]
    let columns: [SheetColumn]
    let rows: [[SheetCell]]
    let totals: [SheetCell]?

    init(_ sheet: Sheet) {
        (name, preamble, columns, rows, totals) = (
            sheet.name, sheet.preamble, sheet.columns, sheet.rows, sheet.totals
        )
    }

    var sheet: Sheet { Sheet(name: name, preamble: preamble, columns: columns, rows: rows, totals: totals) }
}
