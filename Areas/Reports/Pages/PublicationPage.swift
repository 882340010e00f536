internal import Kernel
internal import Web

/// One publication: what it says, its files with their hashes, what it changed, and what replaced it.
struct PublicationPage: Page {
    static let template = "reports/publication"

    static func path(_ number: Int64) -> LocalPath { LocalPath("/publications/\(number)") }

    struct Fact: Sendable {
        let name: String
        let value: String
    }

    struct File: Sendable {
        let path: String
        let label: String
        let hash: String
    }

    struct Figure: Sendable {
        let caption: String
        let value: String
        let unit: String
        /// The class of its cell: numbers stand at the right on one line, words do not.
        let look: String

        init(_ figure: PublishedFigure, _ words: WelfareWords) {
            caption = figure.caption
            value = figure.printed
            let isText = figure.measure == .text
            unit = isText ? "" : words.text("publication.measure_\(figure.measure.rawValue)")
            look = isText ? "" : "number"
        }

        init(caption: String, value: String, unit: String) {
            (self.caption, self.value, self.unit, look) = (caption, value, unit, "number")
        }
    }

    struct Difference: Sendable {
        let caption: String
        let before: String
        let after: String
        let change: String
        /// The class of its cells, as that of a figure.
        let look: String

        init(_ difference: PublishedDifference) {
            caption = difference.caption
            before = difference.printed(difference.before)
            after = difference.printed(difference.after)
            change = difference.change.map { ($0 > 0 ? "+" : "") + Digits.grouped($0) } ?? ""
            look = difference.measure == .text ? "" : "number"
        }

        init(caption: String, before: String, after: String, change: String) {
            (self.caption, self.before, self.after, self.change, look) = (caption, before, after, change, "number")
        }
    }

    struct Adjustment: Sendable {
        let title: String
        let differences: [Difference]
    }

    struct Revision: Sendable {
        let path: String
        let label: String
        let isShown: Bool
    }

    let title: String
    let lead: String
    let facts: [Fact]
    let files: [File]
    let figures: [Figure]
    let differences: [Difference]
    let hasDifferences: Bool
    let adjustments: [Adjustment]
    let revisions: [Revision]
    let hasRevisions: Bool
    let amendPath: String?
    let livePath: String?
    /// A later revision that replaces this one.
    let replacedPath: String?

    init(_ look: PublicationLook, _ messages: Messages) {
        let words = WelfareWords(messages: messages)
        let (publication, content, subject) = (look.publication, look.content, look.publication.subject)
        let path = PublicationPage.path(publication.number)
        title = subject.title
        lead = "\(subject.scopeName) · \(words.period(named: subject.period))"
        facts = PublicationPage.facts(look, words)
        files = PublicationFormat.allCases.map { format in
            File(
                path: "\(path.text)/file.\(format.rawValue)", label: format.rawValue.uppercased(),
                hash: look.files.first { $0.format == format }?.hash ?? "")
        }
        figures = content.figures.map { Figure($0, words) }
        differences = content.differences.map { Difference($0) }
        hasDifferences = !differences.isEmpty
        adjustments = content.adjustments.map { adjustment in
            Adjustment(
                title: words.text(
                    "publication.adjustment",
                    ["period": words.period(named: adjustment.period), "number": String(adjustment.publication)]),
                differences: adjustment.differences.map { Difference($0) })
        }
        revisions = look.revisions.map { revision in
            Revision(
                path: PublicationPage.path(revision.number).text,
                label: words.text(
                    "publication.revision",
                    ["revision": String(revision.revision), "at": words.instant(revision.publishedAt)]),
                isShown: revision.number == publication.number)
        }
        hasRevisions = revisions.count > 1
        amendPath = look.mayAmend ? "\(path.text)/amend" : nil
        livePath =
            subject.form == WelfareReport.form
            ? PublishReport.request(subject).welfare.path.text : nil
        replacedPath = look.revisions.last.flatMap { last in
            last.number == publication.number ? nil : PublicationPage.path(last.number).text
        }
    }

    private static func facts(_ look: PublicationLook, _ words: WelfareWords) -> [Fact] {
        let (publication, subject) = (look.publication, look.publication.subject)
        var facts = [
            Fact(name: words.text("publication.number"), value: String(publication.number)),
            Fact(name: words.text("publication.at"), value: words.instant(publication.publishedAt)),
        ]
        if subject.form == WelfareReport.form {
            let partner = subject.partner == WelfareQuestion.allPartners ? words.text("all_partners") : subject.partner
            facts.append(Fact(name: words.text("partner"), value: partner))
            if let by = WelfareQuestion.Grouping(rawValue: subject.by) {
                facts.append(Fact(name: words.text("by"), value: words.by(by)))
            }
            if let view = WelfareQuestion.View(look.content.treeDay ?? subject.view) {
                facts.append(Fact(name: words.text("as"), value: words.view(view)))
            }
            let sequence = Digits.grouped(publication.ledgerSequence)
            facts.append(Fact(name: words.text("ledger_sequence"), value: sequence))
        }
        if let reason = publication.reason {
            facts.append(Fact(name: words.text("publication.reason"), value: reason))
        }
        return facts + [Fact(name: words.text("publication.hash"), value: publication.hash)]
    }

    private init() {
        title = "Report"
        lead = "Union · 2026-H1"
        facts = [Fact(name: "Number", value: "1")]
        files = [File(path: "/publications/1/file.pdf", label: "PDF", hash: "ab")]
        figures = [Figure(caption: "Members", value: "10", unit: "persons")]
        differences = [Difference(caption: "Turns", before: "1", after: "2", change: "+1")]
        hasDifferences = true
        adjustments = [Adjustment(title: "2025-H2", differences: differences)]
        revisions = [Revision(path: "/publications/1", label: "Revision 1", isShown: true)]
        hasRevisions = true
        amendPath = "/publications/1/amend"
        livePath = "/reports/welfare"
        replacedPath = "/publications/2"
    }

    static let sample = PublicationPage()
}
