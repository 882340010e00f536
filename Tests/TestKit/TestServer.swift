internal import CPostgres
internal import Foundation
internal import Synchronization

/// The throw-away PostgreSQL server that `PHUCLOI_TEST_POSTGRES` names: makes databases there and drops them.
final class TestServer: Sendable {
    /// The server's URL without a database name, for example `postgres://postgres@127.0.0.1:5433`.
    static let url = ProcessInfo.processInfo.environment["PHUCLOI_TEST_POSTGRES"]

    static let shared = url.map { TestServer(url: $0) }

    private let url: String
    private let made = Mutex<Set<String>>([])

    private init(url: String) {
        self.url = url
    }

    static func running() throws -> TestServer {
        guard let shared else { throw Refusal(reason: "PHUCLOI_TEST_POSTGRES is not set") }
        return shared
    }

    /// A new database, empty or like another one to which nobody is connected; answers its URL.
    func create(like model: String? = nil) async throws -> String {
        let name = "phucloi_test_\(UUID().uuidString.lowercased().replacing("-", with: ""))"
        let template = model.map { " TEMPLATE \(TestServer.name(in: $0))" } ?? ""
        try await onThread { try self.run("CREATE DATABASE \(name)\(template) STRATEGY FILE_COPY") }
        made.withLock { _ = $0.insert(name) }
        return "\(url)/\(name)"
    }

    func drop(_ url: String) async {
        let name = TestServer.name(in: url)
        try? await onThread { try self.run("DROP DATABASE \(name) WITH (FORCE)") }
        made.withLock { _ = $0.remove(name) }
    }

    /// Drops every database that this process made and still has.
    func dropAll() {
        for name in made.withLock({ $0 }) { try? run("DROP DATABASE \(name) WITH (FORCE)") }
    }

    private static func name(in url: String) -> String {
        String(url.split(separator: "/").last ?? "")
    }

    /// On a thread of its own, so that waiting for the server holds up no task.
    private func onThread(_ body: @escaping @Sendable () throws -> Void) async throws {
        try await withCheckedThrowingContinuation { continuation in
            Thread.detachNewThread { continuation.resume(with: Result(catching: body)) }
        }
    }

    private func run(_ statement: String) throws {
        let connection = PQconnectdb("\(url)/postgres")
        defer { PQfinish(connection) }
        let result = PQexec(connection, statement)
        defer { PQclear(result) }
        guard PQresultStatus(result) == PGRES_COMMAND_OK else {
            throw Refusal(reason: String(cString: PQerrorMessage(connection)))
        }
    }

    /// The server did not do what a test needs.
    private struct Refusal: Error {
        let reason: String
    }
}
