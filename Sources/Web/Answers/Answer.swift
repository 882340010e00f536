internal import Foundation
package import NIOCore

/// What a handler answers; the site turns it into a response with headers, cookies and the page's frame.
package struct Answer: Sendable {
    enum Body: Sendable {
        case none
        case bytes(ByteBuffer, contentType: String)
        case page(any Page)
        /// Sent as they come.
        case events(AsyncStream<ServerEvent>)
    }

    /// What the browser's session becomes.
    enum SessionChange: Sendable {
        case start(token: String, seconds: Int64)
        case end
    }

    package let status: Status
    let body: Body
    private(set) var fields: [(name: String, value: String)] = []
    private(set) var flash: Flash?
    private(set) var sessionChange: SessionChange?
    private(set) var runsModules = false

    init(_ status: Status, _ body: Body) {
        self.status = status
        self.body = body
    }

    /// A page of ours.
    package static func page(_ page: some Page, status: Status = .ok) -> Answer {
        Answer(status, .page(page))
    }

    /// Sends the browser to another path of this site with GET, as after every successful form.
    package static func redirect(to path: LocalPath, flash: Flash? = nil) -> Answer {
        var answer = Answer(.seeOther, .none).with("location", path.text)
        answer.flash = flash
        return answer
    }

    /// JSON with sorted keys.
    package static func json(_ value: some Encodable, status: Status = .ok) throws -> Answer {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return json(bytes: try encoder.encode(value), status: status)
    }

    /// JSON that was written already.
    package static func json(bytes: some Sequence<UInt8>, status: Status = .ok) -> Answer {
        json(buffer: ByteBuffer(bytes: bytes), status: status)
    }

    /// JSON that was written already.
    package static func json(buffer: ByteBuffer, status: Status = .ok) -> Answer {
        Answer(status, .bytes(buffer, contentType: "application/json"))
    }

    /// Server-sent events, each sent when it comes (HTML standard, 9.2).
    package static func events(_ events: AsyncStream<ServerEvent>) -> Answer {
        Answer(.ok, .events(events))
    }

    package static func text(_ text: String, status: Status = .ok) -> Answer {
        Answer(status, .bytes(ByteBuffer(string: text), contentType: "text/plain; charset=utf-8"))
    }

    package static func xml(_ text: String) -> Answer {
        Answer(.ok, .bytes(ByteBuffer(string: text), contentType: "application/xml; charset=utf-8"))
    }

    /// A file to keep; the name may hold any letters.
    package static func file(_ bytes: some Sequence<UInt8>, name: String, contentType: String) -> Answer {
        Answer(.ok, .bytes(ByteBuffer(bytes: bytes), contentType: contentType))
            .with("content-disposition", FileName.disposition(name))
    }

    /// A picture that a page shows; opened alone it can do nothing but be looked at.
    package static func picture(_ bytes: some Sequence<UInt8>, name: String, contentType: String) -> Answer {
        Answer(.ok, .bytes(ByteBuffer(bytes: bytes), contentType: contentType))
            .with("content-disposition", FileName.disposition(name, as: "inline"))
            .with("content-security-policy", "default-src 'none'; sandbox")
    }

    /// A table to keep; with the byte-order mark by which spreadsheets know UTF-8.
    package static func csv(_ text: String, name: String) -> Answer {
        let mark = text.unicodeScalars.first == "\u{FEFF}" ? "" : "\u{FEFF}"
        return file((mark + text).utf8, name: name, contentType: "text/csv; charset=utf-8")
    }

    /// Done, with nothing to say.
    package static var noContent: Answer { Answer(.noContent, .none) }

    /// The same way out once more, without a second session and with the same words.
    var repeated: Answer {
        var copy = self
        copy.sessionChange = nil
        return copy
    }

    /// Adds a header field.
    package func with(_ name: String, _ value: String) -> Answer {
        var copy = self
        copy.fields.append((name: name, value: value))
        return copy
    }

    /// A page that runs WebAssembly of ours.
    package func runningModules() -> Answer {
        var copy = self
        copy.runsModules = true
        return copy
    }

    /// Gives the browser a new session; what it had before is forgotten.
    package func startingSession(_ token: String, seconds: Int64) -> Answer {
        var copy = self
        copy.sessionChange = .start(token: token, seconds: seconds)
        return copy
    }

    /// Takes the session from the browser.
    package func endingSession() -> Answer {
        var copy = self
        copy.sessionChange = .end
        return copy
    }
}
