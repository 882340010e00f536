internal import Kernel
internal import Organisation
internal import Partners
internal import Supervision
internal import Web

/// Two buttons: the card was refused, or the price was wrong.
struct ReportPage: Page {
    static let template = "publicity/report"

    struct Button: Sendable {
        let kind: String
        let label: String
        let hint: String
    }

    let trouble: Trouble?
    let tabs: [PublicFrame.Tab]
    let action: String
    /// The point that is meant; nil while it has to be chosen.
    let pointName: String?
    let point: String
    let choice: SelectField?
    let note: String
    let noteError: String?
    let buttons: [Button]
    let unit: String

    static let fieldsOfRefusals = ["report_point_unknown": "point", "difficulty_text_too_long": "note"]

    init(_ desk: MemberDesk, _ form: Form, _ visit: SignedIn, trouble: Trouble? = nil) {
        let words = OfferWords(messages: visit.messages)
        self.trouble = trouble
        tabs = MemberPages.tabs(visit, at: MemberPages.reports)
        action = MemberPages.report.text
        let chosen = desk.ground.book.register.point(code: form.text("point"))
        pointName = chosen.map { [$0.name, $0.address].compactMap { $0 }.joined(separator: ", ") }
        point = chosen?.code ?? ""
        choice =
            chosen == nil
            ? SelectField(
                "point", label: words.text("report.point"),
                choices: [Choice("", label: words.text("report.choose"))]
                    + (desk.places.isEmpty ? desk.ground.places : desk.places).map {
                        Choice($0.point.code, label: $0.point.name)
                    },
                error: trouble?.error(for: "point")) : nil
        note = form["note"]
        noteError = trouble?.error(for: "note")
        buttons = MemberDifficulty.Kind.allCases.map { kind in
            Button(
                kind: kind.rawValue, label: words.text("report.\(kind.rawValue)"),
                hint: words.text("report.\(kind.rawValue)_hint"))
        }
        unit = desk.unitName ?? ""
    }

    private init() {
        trouble = .sample
        tabs = [PublicFrame.Tab(label: "Reports", path: "/my-benefits/reports", isCurrent: true)]
        (action, pointName, point) = ("/my-benefits/report", "Shop", "A")
        choice = .sample
        (note, noteError) = ("In the evening.", "Too long.")
        buttons = [Button(kind: "refused_card", label: "Card refused", hint: "They did not take it.")]
        unit = "Union"
    }

    static let sample = ReportPage()
}
