internal import Kernel
internal import Web

/// The form for a new agreement or a stored one.
struct AgreementFormPage: Page {
    static let template = "bargaining/agreement_form"

    let trouble: Trouble?
    let title: String
    let action: String
    let parties: [Field]
    let representedBy: SelectField
    let terms: [Field]
    let grades: [SelectField]
    let grading: [Field]
    let version: String

    /// `code` is nil for a new agreement.
    init(_ form: Form, code known: String?, version: String, _ messages: Messages, trouble: Trouble? = nil) {
        func field(_ name: String, _ type: String = "text", isRequired: Bool = false, hint: Bool = false) -> Field {
            Field(
                name, label: messages.text("agreements.\(name)"), type: type, value: form[name],
                hint: hint ? messages.text("agreements.\(name)_hint") : nil, error: trouble?.error(for: name),
                isRequired: isRequired)
        }
        func select(_ name: String, _ values: [String], hasNone: Bool) -> SelectField {
            let none = hasNone ? [Choice("", label: messages.text("agreements.not_yet"))] : []
            return SelectField(
                name, label: messages.text("agreements.\(name)"),
                choices: none
                    + values.map {
                        Choice($0, label: messages.text("agreements.\(name).\($0)"), isSelected: form[name] == $0)
                    }, error: trouble?.error(for: name))
        }
        self.trouble = trouble
        self.version = version
        title = known.map { messages.text("agreements.change_title", ["code": $0]) } ?? messages.text("agreements.new")
        action = known.map { AgreementPage.path(of: $0).text } ?? AgreementsPage.path.text
        parties =
            (known == nil ? [field("code", isRequired: true)] : [])
            + [
                field("employer_code", isRequired: true, hint: true), field("employer_party"), field("worker_party"),
                field("workers_covered", hint: true),
            ]
        representedBy = select(
            "represented_by", CollectiveAgreement.Representation.allCases.map(\.rawValue), hasNone: false)
        terms = [
            field("signed_on", "date", isRequired: true), field("valid_from", "date", isRequired: true),
            field("valid_to", "date", isRequired: true, hint: true), field("talks_from", "date", hint: true),
            field("voided_on", "date"), field("amended_on", "date"), field("amendment"),
        ]
        grades = [
            select("grade", AgreementGrade.Grade.allCases.map(\.rawValue), hasNone: true),
            select("ungraded_reason", AgreementGrade.Reason.allCases.map(\.rawValue), hasNone: true),
        ]
        grading = [field("graded_on", "date"), field("evidence", hint: true)]
    }

    private init() {
        trouble = .sample
        title = "Agreement"
        action = "/collective-agreements"
        parties = [.sample]
        representedBy = .sample
        terms = [.sample]
        grades = [.sample]
        grading = [.sample]
        version = "1"
    }

    static let sample = AgreementFormPage()
}
