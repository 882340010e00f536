internal import Access
internal import Kernel
internal import Web

/// The tokens of one's own tills, and the form for a new one.
struct KeysPage: Page {
    static let template = "connections/keys"
    static let path = LocalPath("/partner-keys")
    static let fieldsOfRefusals = [
        "client_name_invalid": "client_name", "client_name_taken": "client_name", "key_place_unknown": "place_code",
    ]

    struct Line: Sendable {
        let name: String
        let place: String
        let made: String
        let used: String?
        let stopPath: String
        let isEnded: Bool
    }

    let trouble: Trouble?
    let lines: [Line]
    let pages: PageLinks
    let name: Field
    let placeKind: SelectField
    let placeCode: Field

    init(
        _ keys: [ClientSummary], _ ground: KeyGround, pages: PageLinks, _ messages: Messages, form: Form,
        trouble: Trouble?
    ) {
        self.trouble = trouble
        self.pages = pages
        lines = keys.map { key in
            Line(
                name: key.name, place: ground.name(of: key.scope), made: key.madeAt.businessDay.printed,
                used: key.lastUsedAt.map { "\($0.businessDay.printed) \($0.clockTime)" },
                stopPath: LocalPath("/partner-keys/\(key.id)/stop").text, isEnded: key.isEnded)
        }
        name = Field(
            "client_name", label: messages.text("connections.key_name"), value: form["client_name"],
            hint: messages.text("connections.key_name_hint"), error: trouble?.error(for: "client_name"))
        placeKind = SelectField(
            "place_kind", label: messages.text("connections.place_kind"),
            choices: ["point", "partner"].map { kind in
                Choice(
                    kind, label: messages.text("connections.place_\(kind)"),
                    isSelected: kind == form["place_kind"])
            })
        placeCode = Field(
            "place_code", label: messages.text("connections.place_code"), value: form["place_code"],
            hint: messages.text("connections.place_code_hint"), error: trouble?.error(for: "place_code"))
    }

    private init() {
        trouble = .sample
        lines = [
            Line(
                name: "DB-A: Till", place: "Point", made: "01/01/2027", used: "02/01/2027 08:00",
                stopPath: "/partner-keys/1/stop", isEnded: true)
        ]
        pages = .sample
        name = .sample
        placeKind = .sample
        placeCode = .sample
    }

    static let sample = KeysPage()
}
