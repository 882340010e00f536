internal import Access
internal import Web

/// Asks once more before a token is stopped.
struct StopKeyPage: Page {
    static let template = "connections/stop_key"

    let question: String
    let path: String

    init(_ key: ClientSummary, _ messages: Messages) {
        question = messages.text("connections.stop_question", ["name": key.name])
        path = LocalPath("/partner-keys/\(key.id)/stop").text
    }

    private init() {
        (question, path) = ("Stop it?", "/partner-keys/1/stop")
    }

    static let sample = StopKeyPage()
}
