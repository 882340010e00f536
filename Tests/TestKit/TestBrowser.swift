internal import HTTPTypes
internal import Hummingbird
internal import Logging
internal import NIOEmbedded
package import Web

/// A browser without a network: keeps cookies, sends forms with the token of the last page, reads answers.
///
/// Requests go straight to the site's responder, so routes, admission and delivery are real and the wire is not.
package final class TestBrowser {
    private let site: Site
    package private(set) var cookies: [String: String]
    /// The token of the last page, which forms send along.
    package private(set) var csrf = ""

    package init(_ site: Site, cookies: [String: String] = [:]) {
        self.site = site
        self.cookies = cookies
    }

    package func get(_ path: String, _ headers: [String: String] = [:]) async throws -> TestAnswer {
        try await send("GET", path, headers)
    }

    /// Sends a form with the last page's token, as a page of ours would.
    package func post(
        _ path: String, _ fields: [(String, String)] = [], _ headers: [String: String] = [:]
    ) async throws -> TestAnswer {
        let pairs = [("csrf", csrf)] + fields
        let body = pairs.map { "\(TestBrowser.encoded($0.0))=\(TestBrowser.encoded($0.1))" }.joined(separator: "&")
        return try await send(
            "POST", path, ["content-type": "application/x-www-form-urlencoded"].merging(headers) { $1 }, body)
    }

    /// Sends a form with a file, as a page of ours would.
    package func post(
        _ path: String, file: [UInt8], name: String, type: String = "application/octet-stream"
    ) async throws -> TestAnswer {
        try await post(path, [], files: [(name: name, bytes: file)], type: type)
    }

    /// Sends a form with fields and with files in one field, as a page of ours would.
    package func post(
        _ path: String, _ fields: [(String, String)], files: [(name: String, bytes: [UInt8])], field: String = "file",
        type: String = "application/octet-stream"
    ) async throws -> TestAnswer {
        let boundary = "a-boundary-of-a-test"
        var body: [UInt8] = []
        for (name, value) in [("csrf", csrf)] + fields {
            body += "--\(boundary)\r\nContent-Disposition: form-data; name=\"\(name)\"\r\n\r\n\(value)\r\n".utf8
        }
        for file in files {
            body +=
                "--\(boundary)\r\nContent-Disposition: form-data; name=\"\(field)\"; filename=\"\(file.name)\"\r\n"
                .utf8
            body += "Content-Type: \(type)\r\n\r\n".utf8 + file.bytes + "\r\n".utf8
        }
        body += "--\(boundary)--\r\n".utf8
        return try await send(
            "POST", path, ["content-type": "multipart/form-data; boundary=\(boundary)"], bytes: body)
    }

    package func send(
        _ method: String, _ path: String, _ headers: [String: String] = [:], _ body: String = ""
    ) async throws -> TestAnswer {
        try await send(method, path, headers, bytes: Array(body.utf8))
    }

    private func send(
        _ method: String, _ path: String, _ headers: [String: String], bytes: [UInt8]
    ) async throws -> TestAnswer {
        var fields = HTTPFields()
        for (name, value) in headers.sorted(by: { $0.key < $1.key }) {
            guard let name = HTTPField.Name(name) else { continue }
            fields.append(HTTPField(name: name, value: value))
        }
        if !cookies.isEmpty {
            let pairs = cookies.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }
            fields.append(HTTPField(name: .cookie, value: pairs.joined(separator: "; ")))
        }
        let head = HTTPRequest(
            method: HTTPRequest.Method(method) ?? .get, scheme: "http", authority: "phucloi.test", path: path,
            headerFields: fields)
        var logger = Logger(label: "test") { StreamLogHandler.standardError(label: $0) }
        logger.logLevel = .critical
        logger[metadataKey: "hb.request.id"] = "request-1"
        let response = try await site.responder.respond(
            to: Request(head: head, body: RequestBody(buffer: ByteBuffer(bytes: bytes))),
            context: WebContext(source: ApplicationRequestContextSource(channel: EmbeddedChannel(), logger: logger)))
        let answer = try await TestAnswer(response)
        remember(answer)
        return answer
    }

    private func remember(_ answer: TestAnswer) {
        for cookie in answer.headers[values: .setCookie] {
            let pair = cookie.prefix { $0 != ";" }.split(separator: "=", maxSplits: 1)
            guard let name = pair.first else { continue }
            let isGone = cookie.contains("Max-Age=0")
            cookies[String(name)] = isGone ? nil : pair.count > 1 ? String(pair[1]) : ""
        }
        if let start = answer.body.firstRange(of: "name=\"csrf-token\" content=\"") {
            csrf = String(answer.body[start.upperBound...].prefix { $0 != "\"" })
        }
    }

    private static func encoded(_ text: String) -> String {
        text.utf8.map { byte in
            let scalar = Unicode.Scalar(byte)
            let isPlain = scalar.isASCII && (scalar.properties.isAlphabetic || ("0"..."9").contains(scalar))
            return isPlain ? String(scalar) : "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16)
        }.joined()
    }
}
