import Foundation
import HTTPTypes
import Hummingbird
import Logging
import NIOCore
import Synchronization

/// A partner's server on a port of this machine: keeps what it was sent, and answers as it is told.
final class WebhookReceiver: Sendable {
    struct Call: Sendable {
        let id: String
        let timestamp: String
        let signature: String
        let body: String
    }

    private struct State: Sendable {
        var calls: [Call] = []
        var answers: [Int]
    }

    private let state: Mutex<State>

    private init(answers: [Int]) { state = Mutex(State(answers: answers)) }

    var calls: [Call] { state.withLock { $0.calls } }

    /// Runs a receiver beside the body; after the given answers it takes everything.
    static func with<Result: Sendable>(
        answers: [Int] = [], _ body: @Sendable @escaping (WebhookReceiver, Int) async throws -> Result
    ) async throws -> Result {
        let receiver = WebhookReceiver(answers: answers)
        let (ports, continuation) = AsyncStream<Int>.makeStream()
        let router = Router()
        router.post("hook") { request, _ in try await receiver.take(request) }
        let application = Application(
            router: router, configuration: ApplicationConfiguration(address: .hostname("127.0.0.1", port: 0)),
            onServerRunning: { channel in continuation.yield(channel.localAddress?.port ?? 0) },
            logger: Logger(label: "receiver") { _ in SwiftLogNoOpLogHandler() })
        return try await withThrowingTaskGroup(of: Result?.self) { group in
            group.addTask {
                try? await application.run()
                return nil
            }
            group.addTask {
                var port = 0
                for await started in ports {
                    port = started
                    break
                }
                return try await body(receiver, port)
            }
            var result: Result?
            while result == nil, let ended = try await group.next() { result = ended }
            group.cancelAll()
            guard let result else { throw NoResult() }
            return result
        }
    }

    private func take(_ request: Request) async throws -> HTTPResponse.Status {
        func field(_ name: String) -> String { HTTPField.Name(name).flatMap { request.headers[$0] } ?? "" }
        let body = try await request.body.collect(upTo: 1 << 20)
        let call = Call(
            id: field("webhook-id"), timestamp: field("webhook-timestamp"), signature: field("webhook-signature"),
            body: String(buffer: body))
        let answer = state.withLock { state in
            state.calls.append(call)
            return state.answers.isEmpty ? 200 : state.answers.removeFirst()
        }
        return HTTPResponse.Status(code: answer)
    }

    private struct NoResult: Error {}
}
