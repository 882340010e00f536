internal import Kernel
internal import Web

/// The fields by which a role on a scope is given, and what comes back from them.
struct RoleFields: Sendable {
    let role: SelectField
    let scopeKind: SelectField
    let scopeCode: Field
    let from: Field
    let to: Field

    static let ofRefusals = [
        "role_does_not_fit_scope": "scope_kind", "scope_code_invalid": "scope_code", "role_dates_empty": "to",
        "role_needs_grassroots": "scope_code", "role_needs_branch": "scope_code", "role_unknown": "role",
        "day_unreadable": "from",
    ]

    init(_ messages: Messages, form: Form = Form(), trouble: Trouble? = nil) {
        let chosen = form.has("role") ? form["role"] : RoleName.unitOfficer.rawValue
        role = SelectField(
            "role", label: messages.text("access.role"),
            choices: RoleName.allCases.reversed().map { name in
                Choice(
                    name.rawValue, label: RoleText.name(name, messages), isSelected: name.rawValue == chosen)
            }, error: trouble?.error(for: "role"))
        scopeKind = RoleFields.scopeKind(
            messages, form, trouble, kinds: RoleFields.kinds + ["member"], usual: "unit")
        scopeCode = RoleFields.scopeCode(messages, form, trouble)
        from = Field(
            "from", label: messages.text("access.from_day"), type: "date", value: form["from"],
            hint: messages.text("access.from_day_hint"), error: trouble?.error(for: "from"), isRequired: false)
        to = Field(
            "to", label: messages.text("access.to_day"), type: "date", value: form["to"],
            hint: messages.text("access.to_day_hint"), error: trouble?.error(for: "to"), isRequired: false)
    }

    /// The kinds of scope that people and programs share.
    static let kinds = ["everything", "unit", "partner", "point"]

    static func scopeKind(
        _ messages: Messages, _ form: Form, _ trouble: Trouble?, kinds: [String] = kinds, usual: String
    ) -> SelectField {
        let chosen = form.has("scope_kind") ? form["scope_kind"] : usual
        return SelectField(
            "scope_kind", label: messages.text("access.scope"),
            choices: kinds.map { kind in
                Choice(kind, label: messages.text("access.scope.\(kind)"), isSelected: kind == chosen)
            }, error: trouble?.error(for: "scope_kind"))
    }

    static func scopeCode(_ messages: Messages, _ form: Form, _ trouble: Trouble?) -> Field {
        Field(
            "scope_code", label: messages.text("access.scope_code"), value: form["scope_code"],
            hint: messages.text("access.scope_code_hint"), error: trouble?.error(for: "scope_code"),
            isRequired: false)
    }

    private init() {
        role = .sample
        scopeKind = .sample
        scopeCode = .sample
        from = .sample
        to = .sample
    }

    static let sample = RoleFields()

    /// The grant that the form asks for.
    static func grant(_ form: Form) throws -> RoleGrant {
        guard let name = RoleName(rawValue: form["role"]) else { throw Refusal("role_unknown") }
        return RoleGrant(name, on: try scope(form), from: try day(form, "from"), to: try day(form, "to"))
    }

    static func scope(_ form: Form) throws -> Scope {
        let kind = form["scope_kind"]
        let code = kind == "everything" ? nil : form.text("scope_code")
        guard let scope = Scope(kind: kind, code: code) else { throw Refusal("role_does_not_fit_scope") }
        return scope
    }

    private static func day(_ form: Form, _ name: String) throws -> Day? {
        guard let text = form.optionalText(name) else { return nil }
        guard let day = Day(typed: text) else { throw Refusal("day_unreadable") }
        return day
    }
}
