internal import Access
internal import Web

/// Asks once more before a key or a webhook is stopped for good.
struct StopKeyPage: Page {
    static let template = "connections/stop_key"

    let title: String
    let question: String
    let lead: String
    let path: String
    let back: String
    let backLabel: String

    init(_ key: ClientSummary, _ messages: Messages) {
        self.init(
            "stop", key.name, messages, path: LocalPath("/partner-keys/\(key.id)/stop"), back: KeysPage.path,
            backLabel: "connections.keys")
    }

    /// `what` is the place of the sentences in the catalogues.
    init(_ what: String, _ name: String, _ messages: Messages, path: LocalPath, back: LocalPath, backLabel: String) {
        title = messages.text("connections.\(what)")
        question = messages.text("connections.\(what)_question", ["name": name])
        lead = messages.text("connections.\(what)_lead")
        self.path = path.text
        self.back = back.text
        self.backLabel = messages.text(backLabel)
    }

    private init() {
        (title, question, lead) = ("Stop", "Stop it?", "It ends.")
        (path, back, backLabel) = ("/partner-keys/1/stop", "/partner-keys", "Keys")
    }

    static let sample = StopKeyPage()
}
