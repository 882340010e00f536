internal import Kernel
internal import Web

/// The fields of a member's forms, under the names of the file's columns.
struct MemberFields {
    let messages: Messages
    let form: Form
    let trouble: Trouble?

    func text(
        _ name: String, value: String = "", type: String = "text", hint: String? = nil, isRequired: Bool = true
    ) -> Field {
        Field(
            name, label: messages.text("members.\(name)"), type: type, value: form.has(name) ? form[name] : value,
            hint: hint.map { messages.text($0) }, error: trouble?.error(for: name), isRequired: isRequired)
    }

    func day(_ name: String, value: Day? = nil, isRequired: Bool = true) -> Field {
        text(name, value: value?.description ?? "", type: "date", isRequired: isRequired)
    }

    func sex(_ value: Sex?) -> SelectField {
        let chosen = form.has("sex") ? form["sex"] : value?.rawValue ?? ""
        let choices = [Choice("", label: messages.text("members.sex.unknown"), isSelected: chosen.isEmpty)]
        return SelectField(
            "sex", label: messages.text("members.sex"),
            choices: choices
                + Sex.allCases.map { sex in
                    Choice(
                        sex.rawValue, label: MemberText.sex(sex, messages) ?? "", isSelected: chosen == sex.rawValue)
                }, error: trouble?.error(for: "sex"))
    }
}
