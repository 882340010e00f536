internal import Kernel
internal import Organisation
internal import Web

extension FormVersionPage.Assign {
    init(_ form: ReportForm, _ typed: Form, _ words: FormWords, _ trouble: Trouble?) {
        func field(_ name: String, type: String = "text", hint: String? = nil, isRequired: Bool = true) -> Field {
            Field(
                name, label: words.text("form.assign.\(name)"), type: type, value: typed[name],
                hint: hint.map { words.text($0) }, error: trouble?.error(for: name), isRequired: isRequired)
        }
        action = "/forms/\(form.code)/assignments"
        period = SelectField(
            "period", label: words.text("form.assign.period"),
            choices: form.periods.map { kind in
                Choice(
                    kind.rawValue, label: words.text("period_kind.\(kind.rawValue)"),
                    isSelected: typed["period"] == kind.rawValue)
            })
        subject = field("subject", hint: "form.assign.\(form.subject.rawValue)_hint")
        kind =
            form.subject == .partner
            ? nil
            : SelectField(
                "kind", label: words.text("form.assign.kind"),
                choices: [Choice("", label: words.text("form.assign.itself"), isSelected: typed["kind"].isEmpty)]
                    + UnitKind.allCases.filter { !$0.isPartOfGrassroots }.map { kind in
                        Choice(
                            kind.rawValue, label: words.text("unit_kind.\(kind.rawValue)"),
                            isSelected: typed["kind"] == kind.rawValue)
                    })
        from = field("from", type: "date")
        until = field("until", type: "date", isRequired: false)
        remind = field("remind", hint: "form.assign.remind_hint", isRequired: false)
    }

    private init() {
        action = "/forms/f/assignments"
        (period, subject, kind, from, until, remind) = (.sample, .sample, .sample, .sample, .sample, .sample)
    }

    static let sample = FormVersionPage.Assign()
}
