import HTTPTypes
import Hummingbird
import Kernel
import Logging
import NIOCore
import NIOEmbedded
import Storage
import Synchronization
import Web

@testable import Reports

/// The area's pages and calls on a site of their own, asked without a network.
struct SiteProbe: Sendable {
    struct Reply: Sendable {
        let status: Int
        let headers: HTTPFields
        let bytes: [UInt8]

        var text: String { String(decoding: bytes, as: UTF8.self) }
    }

    let site: Site
    private static let token = String(repeating: "t", count: 43)

    init(_ world: ReportWorld, as actor: Actor) throws {
        let session = Session(
            token: SiteProbe.token, actor: actor, displayName: "Nguyễn Thị Lan", language: .vietnamese)
        site = try Site(
            doors: [ReportsArea(store: world.store, reports: world.reports).door], store: world.store,
            authenticator: Authenticator(session: { _ in session }, client: { _ in actor }),
            settings: SiteSettings(publicFolder: "Public"), clock: .fixed(ReportWorld.now),
            logger: Logger(label: "test"))
    }

    /// As a browser with a session, or as a program with a token when the path is an API's.
    func get(_ path: String) async throws -> Reply {
        var headers = HTTPFields()
        if path.hasPrefix("/api/") {
            headers[.authorization] = "Bearer \(SiteProbe.token)"
        } else {
            headers[.cookie] = "session=\(SiteProbe.token)"
        }
        let request = Request(
            head: HTTPRequest(
                method: .get, scheme: "http", authority: "localhost", path: path, headerFields: headers),
            body: RequestBody(buffer: ByteBuffer()))
        let source = ApplicationRequestContextSource(
            channel: NIOAsyncTestingChannel(), logger: Logger(label: "test"))
        let response = try await site.responder.respond(to: request, context: WebContext(source: source))
        let written = Written()
        try await response.body.write(Writer(written: written))
        return Reply(
            status: response.status.code, headers: response.headers, bytes: written.bytes.withLock { $0 })
    }

    private final class Written: Sendable {
        let bytes = Mutex<[UInt8]>([])
    }

    private struct Writer: ResponseBodyWriter {
        let written: Written

        func write(_ buffer: ByteBuffer) async throws {
            written.bytes.withLock { $0 += buffer.readableBytesView }
        }

        consuming func finish(_ trailingHeaders: HTTPFields?) async throws {}
    }
}
