internal import Kernel
internal import Web

/// The list of programs with tokens and the form for a new one.
struct ClientsPage: Page {
    static let template = "access/clients"

    struct Line: Sendable {
        let name: String
        let kind: String
        let scope: String
        let made: String
        let endPath: String
        let isEnded: Bool
    }

    let trouble: Trouble?
    let clients: [Line]
    let pages: PageLinks
    let name: Field
    let kind: SelectField
    let scopeKind: SelectField
    let scopeCode: Field

    static let fieldsOfRefusals = RoleFields.ofRefusals.merging([
        "client_name_invalid": "client_name", "client_name_taken": "client_name", "client_kind_unknown": "kind",
    ]) { first, _ in first }

    init(
        _ clients: [ClientSummary], pages: PageLinks, _ messages: Messages, form: Form = Form(),
        trouble: Trouble? = nil
    ) {
        self.trouble = trouble
        self.pages = pages
        self.clients = clients.map { client in
            Line(
                name: client.name, kind: messages.text("access.client.\(client.kind.rawValue)"),
                scope: RoleText.scope(client.scope, messages), made: client.madeAt.businessDay.printed,
                endPath: LocalPath("/api-clients/\(client.id)/end").text, isEnded: client.isEnded)
        }
        name = Field(
            "client_name", label: messages.text("access.client_name"), value: form["client_name"],
            hint: messages.text("access.client_name_hint"), error: trouble?.error(for: "client_name"))
        kind = SelectField(
            "kind", label: messages.text("access.client_kind"),
            choices: ClientKind.allCases.map { kind in
                Choice(
                    kind.rawValue, label: messages.text("access.client.\(kind.rawValue)"),
                    isSelected: kind.rawValue == form["kind"])
            }, error: trouble?.error(for: "kind"))
        scopeKind = RoleFields.scopeKind(messages, form, trouble, usual: "point")
        scopeCode = RoleFields.scopeCode(messages, form, trouble)
    }

    private init() {
        trouble = .sample
        clients = [
            Line(
                name: "Till", kind: "Till", scope: "Point P1", made: "01/01/2027", endPath: "/api-clients/1/end",
                isEnded: true)
        ]
        pages = .sample
        name = .sample
        kind = .sample
        scopeKind = .sample
        scopeCode = .sample
    }

    static let sample = ClientsPage()
}
