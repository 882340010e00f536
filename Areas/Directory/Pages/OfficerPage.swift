internal import Kernel
internal import Web

/// The form for a new officer or an existing one.
struct OfficerPage: Page {
    static let template = "directory/officer"
    static let newPath = LocalPath("/officers/new")

    static func path(of number: Int64) -> LocalPath { LocalPath("/officers/\(number)") }

    let trouble: Trouble?
    let title: String
    let action: String
    /// Nil for an officer who is there.
    let unit: Field?
    let name: Field
    let post: SelectField
    let term: [Field]
    let birthDate: Field
    let sex: SelectField
    let training: Field
    let version: String
    /// Somebody else has saved a change since the form was opened.
    let isBehind: Bool
    /// What is stored now; empty unless `isBehind`.
    let storedNow: [ContactPage.StoredValue]
    let endPath: String?
    let endDay: Field

    /// A form for a new officer, with what was typed before if it was not taken.
    init(newFor form: Form, today: Day, _ messages: Messages, trouble: Trouble? = nil) {
        let typed = Form(["unit": form["unit"], "post": form["post"], "term_from": today.description])
        self.init(
            form.has("term_from") ? form : typed, title: messages.text("officers.new"), action: OfficersPage.path,
            isNew: true, stored: nil, today: today, messages, trouble)
    }

    /// The form of a stored officer; `form` holds what was typed when that was not taken.
    init(
        _ stored: StoredOfficer, unitName: String, form: Form? = nil, today: Day, _ messages: Messages,
        trouble: Trouble? = nil
    ) {
        self.init(
            form ?? OfficerPage.form(stored.officer), title: unitName, action: OfficerPage.path(of: stored.number),
            isNew: false, stored: stored, today: today, messages, trouble)
    }

    private init(
        _ form: Form, title: String, action: LocalPath, isNew: Bool, stored: StoredOfficer?, today: Day,
        _ messages: Messages, _ trouble: Trouble?
    ) {
        func field(_ name: String, _ key: String, type: String = "text", isRequired: Bool = true) -> Field {
            Field(
                name, label: messages.text(key), type: type, value: form[name], error: trouble?.error(for: name),
                isRequired: isRequired)
        }
        self.trouble = trouble
        self.title = title
        self.action = action.text
        unit = isNew ? field("unit", "directory.unit_code") : nil
        name = field("full_name", "officers.full_name")
        post = SelectField(
            "post", label: messages.text("officers.post"),
            choices: Post.allCases.map { post in
                Choice(
                    post.rawValue, label: messages.text("officers.post.\(post.rawValue)"),
                    isSelected: form["post"] == post.rawValue)
            }, error: trouble?.error(for: "post"))
        term = [
            field("term_from", "officers.term_from", type: "date"),
            field("term_to", "officers.term_to", type: "date", isRequired: false),
        ]
        birthDate = field("birth_date", "officers.birth_date", type: "date", isRequired: false)
        sex = OfficerPage.sex(form, messages)
        training = field("trained_on", "officers.trained_on", type: "date", isRequired: false)
        version = stored.map { String($0.version) } ?? ""
        isBehind = stored.map { form.has(Version.field) && form.version != $0.version } ?? false
        storedNow = isBehind ? OfficerPage.storedValues(stored, messages) : []
        endPath = stored.flatMap { stored in
            let isOpen = stored.officer.days.to.map { $0 > today } ?? true
            return isOpen ? LocalPath("/officers/\(stored.number)/end").text : nil
        }
        endDay = Field("end_on", label: messages.text("directory.end_on"), type: "date", value: today.description)
    }

    private static func sex(_ form: Form, _ messages: Messages) -> SelectField {
        let unknown = Choice("", label: messages.text("officers.sex.unknown"), isSelected: form["sex"].isEmpty)
        return SelectField(
            "sex", label: messages.text("officers.sex"),
            choices: [unknown]
                + OfficerPerson.Sex.allCases.map { sex in
                    Choice(
                        sex.rawValue, label: messages.text("officers.sex.\(sex.rawValue)"),
                        isSelected: form["sex"] == sex.rawValue)
                })
    }

    private static func form(_ officer: Officer) -> Form {
        Form([
            "full_name": officer.person.fullName, "post": officer.post.rawValue,
            "term_from": officer.days.from?.description ?? "", "term_to": officer.days.to?.description ?? "",
            "birth_date": officer.person.birthDate?.description ?? "", "sex": officer.person.sex?.rawValue ?? "",
            "trained_on": officer.trainedOn?.description ?? "",
        ])
    }

    private static func storedValues(_ stored: StoredOfficer?, _ messages: Messages) -> [ContactPage.StoredValue] {
        guard let officer = stored?.officer else { return [] }
        return [
            ("officers.full_name", officer.person.fullName),
            ("officers.post", messages.text("officers.post.\(officer.post.rawValue)")),
            ("officers.term_from", officer.days.from?.printed ?? ""),
            ("officers.term_to", officer.days.to?.printed ?? ""),
            ("officers.birth_date", officer.person.birthDate?.printed ?? ""),
            ("officers.trained_on", officer.trainedOn?.printed ?? ""),
            ("officers.sex", messages.text("officers.sex.\(officer.person.sex?.rawValue ?? "unknown")")),
        ].map { ContactPage.StoredValue(label: messages.text($0), value: $1) }
    }

    private init() {
        trouble = .sample
        title = "Unit"
        action = "/officers/1"
        unit = .sample
        name = .sample
        post = .sample
        term = [.sample]
        birthDate = .sample
        sex = .sample
        training = .sample
        version = "1"
        isBehind = true
        storedNow = [ContactPage.StoredValue(label: "Name", value: "An")]
        endPath = "/officers/1/end"
        endDay = .sample
    }

    static let sample = OfficerPage()
}
