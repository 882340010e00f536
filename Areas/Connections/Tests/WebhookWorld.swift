import Access
import App
import Foundation
import Kernel
import Storage
import TestKit

@testable import Connections

/// A world whose partner has a webhook at a receiver on this machine.
struct WebhookWorld: Sendable {
    let world: World
    let clock: MovingClock
    let connections: ConnectionsFacade
    let receiver: WebhookReceiver
    let webhook: Webhook
    let secret: [UInt8]

    static func with(
        _ engine: EngineName, answers: [Int] = [], allowsLocal: Bool = true,
        url: @escaping @Sendable (Int) -> String = { "http://127.0.0.1:\($0)/hook" },
        _ body: @escaping @Sendable (WebhookWorld) async throws -> Void
    ) async throws {
        let clock = MovingClock()
        try await World.with(engine, clock: clock.clock) { world in
            try await WebhookReceiver.with(answers: answers) { receiver, port in
                let connections = facade(world, allowsLocal: allowsLocal)
                let made = try await register(url(port), on: "DT-A", connections)
                try await body(
                    WebhookWorld(
                        world: world, clock: clock, connections: connections, receiver: receiver,
                        webhook: made.webhook, secret: made.secret))
            }
        }
    }

    static func facade(_ world: World, allowsLocal: Bool = true, key: String = "5a") -> ConnectionsFacade {
        let parts = world.composition
        return ConnectionsFacade(
            store: world.store, access: parts.access, partners: parts.partners, sales: parts.sales,
            cards: parts.cards, seal: SecretSeal(hex: String(repeating: key, count: 32)) ?? .none,
            allowsLocalWebhooks: allowsLocal)
    }

    static func register(
        _ url: String, on partner: String, _ connections: ConnectionsFacade
    ) async throws -> (webhook: Webhook, secret: [UInt8]) {
        let manager = Actor(
            kind: .person, name: "manager",
            roles: [Actor.Role(name: "manager", scope: .everything, permissions: [Permission("keys.manage")])])
        return try await connections.store.write { tx in
            try RegisterWebhook(
                connections: connections, partnerCode: partner, url: url, events: Set(WebhookEvent.chosen)
            ).run(as: manager, in: tx)
        }
    }

    func test() async throws {
        try await world.store.write { [webhook] tx in try ChangeWebhook(webhook: webhook).test(in: tx) }
    }

    func change(_ state: Webhook.State) async throws {
        try await world.store.write { [webhook] tx in
            try ChangeWebhook(webhook: webhook).set(state, as: .commandLine, in: tx)
        }
    }

    func deliveries() async throws -> [WebhookDelivery] {
        try await world.store.read { [webhook] tx in
            try DeliveryQueries.deliveries(of: webhook.id, offset: 0, limit: 100, in: tx)
        }
    }

    func now() async throws -> Webhook? {
        try await world.store.read { [webhook] tx in try WebhookQueries.webhook(webhook.id, in: tx) }
    }

    /// Sends until nothing is due any more at this moment.
    func sendAll() async throws {
        while try await connections.sendWaiting() > 0 {}
    }
}
