internal import Kernel
internal import Web

/// The form for a new contact or an existing one.
struct ContactPage: Page {
    static let template = "directory/contact"
    static let newPath = LocalPath("/contacts/new")

    static func path(of number: Int64) -> LocalPath { LocalPath("/contacts/\(number)") }

    /// A value that is stored now, beside what was typed.
    struct StoredValue: Sendable {
        let label: String
        let value: String

        init(label: String, value: String) {
            self.label = label
            self.value = value.isEmpty ? "–" : value
        }
    }

    let trouble: Trouble?
    let title: String
    let action: String
    /// Nil for a contact that is there.
    let side: SelectField?
    let code: Field?
    let fields: [Field]
    let version: String
    /// Somebody else has saved a change since the form was opened.
    let isBehind: Bool
    /// What is stored now; empty unless `isBehind`.
    let storedNow: [StoredValue]
    let endPath: String?
    let endDay: Field

    /// A form for a new contact, with what was typed before if it was not taken.
    init(newFor form: Form, today: Day, _ messages: Messages, trouble: Trouble? = nil) {
        self.init(
            form.has("valid_from")
                ? form : Form(["code": form["code"], "side": form["side"], "valid_from": today.description]),
            title: messages.text("contacts.new"), action: ContactsPage.path, isNew: true, stored: nil, today: today,
            messages, trouble)
    }

    /// The form of a stored contact; `form` holds what was typed when that was not taken.
    init(
        _ stored: StoredContact, name: String, form: Form? = nil, today: Day, _ messages: Messages,
        trouble: Trouble? = nil
    ) {
        self.init(
            form ?? ContactPage.form(stored.contact), title: name, action: ContactPage.path(of: stored.number),
            isNew: false, stored: stored, today: today, messages, trouble)
    }

    private init(
        _ form: Form, title: String, action: LocalPath, isNew: Bool, stored: StoredContact?, today: Day,
        _ messages: Messages, _ trouble: Trouble?
    ) {
        self.trouble = trouble
        self.title = title
        self.action = action.text
        side =
            isNew
            ? SelectField(
                "side", label: messages.text("contacts.side"),
                choices: ["unit", "partner"].map { side in
                    Choice(side, label: messages.text("contacts.side.\(side)"), isSelected: form["side"] == side)
                }) : nil
        code =
            isNew
            ? Field(
                "code", label: messages.text("contacts.code"), value: form["code"],
                hint: messages.text("contacts.code_hint"), error: trouble?.error(for: "code")) : nil
        fields = ContactPage.fields(form, messages, trouble)
        version = stored.map { String($0.version) } ?? ""
        isBehind = stored.map { form.has(Version.field) && form.version != $0.version } ?? false
        storedNow = isBehind ? ContactPage.storedValues(stored, messages) : []
        endPath = stored.flatMap { stored in
            stored.contact.days.to == nil ? LocalPath("/contacts/\(stored.number)/end").text : nil
        }
        endDay = Field("end_on", label: messages.text("directory.end_on"), type: "date", value: today.description)
    }

    private static func fields(_ form: Form, _ messages: Messages, _ trouble: Trouble?) -> [Field] {
        func field(_ name: String, _ key: String, type: String = "text", isRequired: Bool = false) -> Field {
            Field(
                name, label: messages.text(key), type: type, value: form[name], error: trouble?.error(for: name),
                isRequired: isRequired)
        }
        return [
            field("focal_person", "contacts.focal_person", isRequired: true), field("address", "contacts.address"),
            field("phone", "contacts.phone", type: "tel"), field("email", "contacts.email", type: "email"),
            field("valid_from", "directory.from", type: "date", isRequired: true),
            field("valid_to", "directory.to", type: "date"),
        ]
    }

    private static func form(_ contact: Contact) -> Form {
        Form([
            "focal_person": contact.card.focalPerson, "address": contact.card.address ?? "",
            "phone": contact.card.phone ?? "", "email": contact.card.email ?? "",
            "valid_from": contact.days.from?.description ?? "", "valid_to": contact.days.to?.description ?? "",
        ])
    }

    private static func storedValues(_ stored: StoredContact?, _ messages: Messages) -> [StoredValue] {
        guard let contact = stored?.contact else { return [] }
        let now = form(contact)
        return [
            ("focal_person", "contacts.focal_person"), ("address", "contacts.address"), ("phone", "contacts.phone"),
            ("email", "contacts.email"), ("valid_from", "directory.from"), ("valid_to", "directory.to"),
        ].map { StoredValue(label: messages.text($1), value: now[$0]) }
    }

    private init() {
        trouble = .sample
        title = "Contact"
        action = "/contacts/1"
        side = .sample
        code = .sample
        fields = [.sample]
        version = "1"
        isBehind = true
        storedNow = [StoredValue(label: "Phone", value: "0900")]
        endPath = "/contacts/1/end"
        endDay = .sample
    }

    static let sample = ContactPage()
}
