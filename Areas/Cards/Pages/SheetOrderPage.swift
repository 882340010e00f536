internal import Kernel
internal import Organisation
internal import Web

/// Printed cards for many members at once: whose.
struct SheetOrderPage: Page {
    static let template = "cards/sheet_order"
    static let path = LocalPath("/cards")
    static let fieldsOfRefusals = [
        "card_unit_unknown": "unit", "card_sheet_nobody": "unit", "card_member_unknown": "members",
        "card_not_a_member": "members",
    ]

    let trouble: Trouble?
    let unit: Field
    let members: String
    let membersError: String?
    /// True once the installation has keys.
    let isReady: Bool

    init(
        units: [(code: String, name: String)], isReady: Bool, _ messages: Messages, form: Form = Form(),
        trouble: Trouble? = nil
    ) {
        self.trouble = trouble
        self.isReady = isReady
        let first = units.count == 1 ? units[0].code : ""
        unit = Field(
            "unit", label: messages.text("cards.sheet_unit"), value: form.optionalText("unit") ?? first,
            hint: messages.text("cards.sheet_unit_hint"), error: trouble?.error(for: "unit"), isRequired: false,
            suggestions: units.map { Choice($0.code, label: $0.name, isSelected: false) })
        members = form["members"]
        membersError = trouble?.error(for: "members")
    }

    private init() {
        (trouble, unit, members) = (.sample, .sample, "M1")
        (membersError, isReady) = ("Unknown.", true)
    }

    static let sample = SheetOrderPage()
}
