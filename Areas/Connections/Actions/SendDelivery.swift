internal import AsyncHTTPClient
internal import Kernel
internal import NIOCore
internal import NIOHTTP1
internal import NIOPosix

/// One attempt to hand a delivery to its address; never follows a redirect, never reads an answer's body.
struct SendDelivery: Sendable {
    enum Outcome: Sendable, Equatable {
        case answered(Int)
        /// No answer, with a code: `address`, `unknown_host`, `timeout`, `unreachable` or `secret`.
        case fault(String)

        var isTaken: Bool {
            if case .answered(200...299) = self { true } else { false }
        }
    }

    private static let connectSeconds: Int64 = 5
    private static let wholeSeconds: Int64 = 15

    let url: String
    let allowsLocal: Bool

    func run(_ delivery: WebhookDelivery, at seconds: Int64, secret: [UInt8]) async -> Outcome {
        guard let address = try? WebhookAddress(url, allowsLocal: allowsLocal) else { return .fault("address") }
        guard let place = await address.resolved() else { return .fault("unknown_host") }
        guard allowsLocal || WebhookAddress.isPublic(place) else { return .fault("address") }
        var configuration = HTTPClient.Configuration(
            redirectConfiguration: .disallow,
            timeout: .init(connect: .seconds(SendDelivery.connectSeconds), read: .seconds(SendDelivery.wholeSeconds)))
        configuration.httpVersion = .http1Only
        // The name is not looked up a second time, or it could lead elsewhere than what was checked.
        configuration.dnsOverride = [address.host: place]
        let client = HTTPClient(
            eventLoopGroupProvider: .shared(MultiThreadedEventLoopGroup.singleton), configuration: configuration)
        let outcome = await answer(client, delivery, at: seconds, secret: secret)
        try? await client.shutdown()
        return outcome
    }

    private func answer(
        _ client: HTTPClient, _ delivery: WebhookDelivery, at seconds: Int64, secret: [UInt8]
    ) async -> Outcome {
        var request = HTTPClientRequest(url: url)
        request.method = .POST
        request.headers.add(name: "content-type", value: "application/json")
        request.headers.add(name: "user-agent", value: "PhucLoi")
        for (name, value) in WebhookSignature.headers(delivery, at: seconds, secret: secret) {
            request.headers.add(name: name, value: value)
        }
        request.body = .bytes(ByteBuffer(string: delivery.body))
        do {
            let response = try await client.execute(request, timeout: .seconds(SendDelivery.wholeSeconds))
            return .answered(Int(response.status.code))
        } catch let error as HTTPClientError
            where error == .connectTimeout || error == .readTimeout || error == .deadlineExceeded
        {
            return .fault("timeout")
        } catch {
            return .fault("unreachable")
        }
    }
}
