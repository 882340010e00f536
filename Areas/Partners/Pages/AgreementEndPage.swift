internal import Kernel
internal import Web

/// The form that extends an agreement or ends it.
struct AgreementEndPage: Page {
    static let template = "partners/agreement_end"
    static let fieldsOfRefusals = [
        "agreement_end_unreadable": "valid_to", "agreement_end_before_beginning": "valid_to",
        "agreement_end_same": "valid_to", "agreement_reason_missing": "reason",
    ]

    static func path(_ agreement: Agreement) -> LocalPath { LocalPath("/agreements/\(agreement.code)/end-day") }

    let trouble: Trouble?
    let title: String
    let back: String
    let action: String
    /// The day that is stored now, by which a change of somebody else is noticed.
    let seen: String
    let now: String
    let fields: [Field]

    init(_ agreement: Agreement, _ words: RegisterWords, typed: Form? = nil, trouble: Trouble? = nil) {
        let stored = agreement.days.to
        self.trouble = trouble
        title = words.text("agreement.end_title", ["code": agreement.code])
        back = AgreementSheet.path(agreement).text
        action = AgreementEndPage.path(agreement).text
        seen = stored?.description ?? ""
        now = words.text(
            "agreement.end_now",
            ["from": agreement.days.from?.printed ?? "", "to": stored?.printed ?? words.text("without_end")])
        fields = [
            Field(
                "valid_to", label: words.text("agreement.valid_to"), value: typed?["valid_to"] ?? stored?.printed ?? "",
                hint: words.text("agreement.valid_to_hint"), error: trouble?.error(for: "valid_to"),
                isRequired: false),
            Field(
                "reason", label: words.text("agreement.reason"), value: typed?["reason"] ?? "",
                hint: words.text("agreement.reason_hint"), error: trouble?.error(for: "reason")),
        ]
    }

    private init() {
        trouble = .sample
        title = "End of TT-1"
        back = "/agreements/TT-1"
        action = "/agreements/TT-1/end-day"
        seen = "2027-01-01"
        now = "Until 01/01/2027"
        fields = [.sample]
    }

    static let sample = AgreementEndPage()
}
