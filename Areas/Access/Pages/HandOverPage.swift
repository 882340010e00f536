internal import Kernel
internal import Web

/// To whom all roles of an account go, and from which day on.
struct HandOverPage: Page {
    static let template = "access/hand_over"

    let trouble: Trouble?
    let displayName: String
    let accountPath: String
    let roles: [String]
    let name: Field
    let day: Field

    static let fieldsOfRefusals = [
        "hand_over_account_unknown": "name", "hand_over_to_oneself": "name", "hand_over_in_past": "day",
        "day_unreadable": "day",
    ]

    init(
        _ messages: Messages, _ account: AccountSummary, today: Day, form: Form = Form(), trouble: Trouble? = nil
    ) {
        self.trouble = trouble
        displayName = account.displayName
        accountPath = LocalPath("/accounts/\(account.id)").text
        roles = account.roles.filter { role in role.days.to.map { $0 > today } ?? true }
            .map { RoleText.sentence($0, messages) }
        name = Field(
            "name", label: messages.text("access.hand_over_name"), value: form["name"],
            error: trouble?.error(for: "name"))
        day = Field(
            "day", label: messages.text("access.hand_over_day"), type: "date", value: form["day"],
            hint: messages.text("access.from_day_hint"), error: trouble?.error(for: "day"), isRequired: false)
    }

    private init() {
        trouble = .sample
        displayName = "An"
        accountPath = "/accounts/1"
        roles = ["Auditor"]
        name = .sample
        day = .sample
    }

    static let sample = HandOverPage()

    /// Nil when the field was left empty.
    static func day(_ form: Form) throws -> Day? {
        guard let text = form.optionalText("day") else { return nil }
        guard let day = Day(typed: text) else { throw Refusal("day_unreadable") }
        return day
    }
}
