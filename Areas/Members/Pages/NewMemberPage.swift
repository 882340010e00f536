internal import Web

/// The form for a member whom the register does not have.
struct NewMemberPage: Page {
    static let template = "members/new_member"

    let trouble: Trouble?
    let before: [Field]
    let sex: SelectField
    let after: [Field]

    init(_ messages: Messages, form: Form = Form(), trouble: Trouble? = nil) {
        self.trouble = trouble
        let fields = MemberFields(messages: messages, form: form, trouble: trouble)
        before = [
            fields.text("member_no"), fields.text("full_name"), fields.day("birth_date", isRequired: false),
        ]
        sex = fields.sex(nil)
        after = [fields.text("unit_code", hint: "members.unit_code_hint"), fields.day("joined_on")]
    }

    private init() {
        trouble = .sample
        before = [.sample]
        sex = .sample
        after = [.sample]
    }

    static let sample = NewMemberPage()
}
