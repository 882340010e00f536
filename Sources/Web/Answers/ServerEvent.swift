/// One server-sent event: a name and a text of one line.
package struct ServerEvent: Sendable {
    let text: String

    /// `data` is one line, such as JSON.
    package init(_ name: String, data: String) {
        text = "event: \(name)\ndata: \(data)\n\n"
    }

    private init(text: String) {
        self.text = text
    }

    /// Says nothing; keeps the connection from being closed as silent.
    package static let pulse = ServerEvent(text: ": \n\n")
}
