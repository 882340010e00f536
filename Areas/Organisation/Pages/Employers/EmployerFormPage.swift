internal import Kernel
internal import Web

/// The form for a new employer, or for what holds of one from a day on.
struct EmployerFormPage: Page {
    static let template = "organisation/employer_form"

    let trouble: Trouble?
    let title: String
    let lead: String
    let action: String
    let code: Field?
    let name: Field
    let choices: [SelectField]
    let fields: [Field]
    let version: String

    /// `code` is nil for a new employer.
    init(
        _ form: Form, code known: String?, version: String, _ industries: Industries, on day: Day,
        _ words: EmployerWords, trouble: Trouble? = nil
    ) {
        let messages = words.messages
        func field(_ name: String, _ type: String = "text", isRequired: Bool = false, hint: String? = nil) -> Field {
            Field(
                name, label: messages.text("employers.\(name)"), type: type, value: form[name],
                hint: hint.map { messages.text($0) }, error: trouble?.error(for: name), isRequired: isRequired)
        }
        self.trouble = trouble
        self.version = version
        title = known.map { messages.text("employers.change_title", ["code": $0]) } ?? messages.text("employers.new")
        lead = messages.text(known == nil ? "employers.new_lead" : "employers.change_lead")
        action = known.map { LocalPath("/employers/\($0)").text } ?? EmployersPage.path.text
        code = known == nil ? field("code", isRequired: true, hint: "employers.code_hint") : nil
        name = field("name", isRequired: true)
        let letters = industries.industries(on: day)
        choices = [
            words.kinds(EmployerKind(rawValue: form["kind"])),
            words.ownerships(
                Ownership(rawValue: form["ownership"]), any: "employers.no_ownership",
                error: trouble?.error(for: "ownership")),
            SelectField(
                "industry", label: messages.text("employers.industry"),
                choices: [Choice("", label: messages.text("employers.unknown"), isSelected: form["industry"].isEmpty)]
                    + letters.map {
                        Choice($0.code, label: "\($0.code) – \($0.name)", isSelected: $0.code == form["industry"])
                    }, error: trouble?.error(for: "industry")),
        ]
        fields = [
            field("headcount", hint: "employers.number_hint"), field("women"),
            field("unit_code", hint: "employers.unit_code_hint"),
            field("upper_unit_code", hint: "employers.upper_unit_code_hint"),
            field("valid_from", "date", isRequired: true), field("valid_to", "date"),
        ]
    }

    private init() {
        trouble = .sample
        title = "Employer"
        lead = "From a day on."
        action = "/employers"
        code = .sample
        name = .sample
        choices = [.sample]
        fields = [.sample]
        version = "1"
    }

    static let sample = EmployerFormPage()
}
