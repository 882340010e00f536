internal import Kernel
internal import Web

/// What would be frozen, to be looked at before it is: a publication, or an amendment with what it changes.
struct PublishPage: Page {
    static let template = "reports/publish"
    static let path = LocalPath("/publications/new")

    struct Hidden: Sendable {
        let name: String
        let value: String
    }

    let title: String
    let lead: String
    let action: String
    let button: String
    let trouble: Trouble?
    let hidden: [Hidden]
    let reason: Field?
    let figures: [PublicationPage.Figure]
    let differences: [PublicationPage.Difference]
    let hasDifferences: Bool
    let missing: [String]
    let hasMissing: Bool

    /// A report that was not published yet.
    init(_ draft: PublicationDraft, _ messages: Messages) {
        let words = WelfareWords(messages: messages)
        self.init(draft, differences: [], words, action: PublicationsPage.path.text, kind: "publish")
    }

    /// An amendment; what was typed comes back when something is wrong with it.
    init(
        _ old: Publication, _ draft: PublicationDraft, _ differences: [PublishedDifference], _ messages: Messages,
        typed: String = "", trouble: Trouble? = nil
    ) {
        let words = WelfareWords(messages: messages)
        self.init(
            draft, differences: differences, words, action: "\(PublicationPage.path(old.number).text)/amend",
            kind: "amend", typed: typed, trouble: trouble)
    }

    private init(
        _ draft: PublicationDraft, differences: [PublishedDifference], _ words: WelfareWords, action: String,
        kind: String, typed: String = "", trouble: Trouble? = nil
    ) {
        let subject = draft.subject
        title = words.text("publication.\(kind)_title")
        lead = "\(subject.title) · \(subject.scopeName) · \(words.period(draft.period))"
        self.action = action
        button = words.text("publication.\(kind)_button")
        self.trouble = trouble
        hidden =
            kind == "amend"
            ? []
            : [
                ("form", subject.form), ("scope", subject.scope), ("partner", subject.partner),
                ("period", subject.period), ("by", subject.by), ("as", subject.view),
                (
                    "subject",
                    subject.form != WelfareReport.form && subject.partner != WelfareQuestion.allPartners
                        ? subject.partner : ""
                ),
            ].filter { !$0.1.isEmpty }.map { Hidden(name: $0.0, value: $0.1) }
        reason =
            kind == "amend"
            ? Field(
                "reason", label: words.text("publication.reason"), value: typed,
                hint: words.text("publication.reason_hint"), error: trouble?.error(for: "reason")) : nil
        figures = draft.figures.map { PublicationPage.Figure($0, words) }
        self.differences = differences.map { PublicationPage.Difference($0) }
        hasDifferences = !differences.isEmpty
        missing =
            draft.missing.prefix(PublishPage.mostMissing).map { $0 }
            + (draft.missing.count > PublishPage.mostMissing
                ? [
                    words.text(
                        "publication.missing_more", ["count": String(draft.missing.count - PublishPage.mostMissing)])
                ]
                : [])
        hasMissing = !missing.isEmpty
    }

    private static let mostMissing = 50

    private init() {
        title = "Publish"
        lead = "Report · Union · 2026-H1"
        action = "/publications"
        button = "Publish"
        trouble = .sample
        hidden = [Hidden(name: "form", value: "welfare")]
        reason = .sample
        figures = [PublicationPage.Figure(caption: "Members", value: "10", unit: "persons")]
        differences = [PublicationPage.Difference(caption: "Turns", before: "1", after: "2", change: "+1")]
        hasDifferences = true
        missing = ["Union"]
        hasMissing = true
    }

    static let sample = PublishPage()
}
