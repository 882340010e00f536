import Access
import App
import Crypto
import Foundation
import Kernel
import Storage
import TestKit
import Testing

@testable import Connections

/// What partners' systems are told, and how often.
@Suite struct WebhookTests {
    @Test(.clauses("0.15"), arguments: TestStore.engines)
    func `a partner is told of its own sales and reversals, signed, and of no member`(
        engine: EngineName
    ) async throws {
        try await WebhookWorld.with(engine) { hook in
            try await hook.world.takeSales()
            while try await hook.connections.gatherEvents() {}
            _ = try await hook.connections.gatherEvents()
            try await hook.sendAll()

            let calls = hook.receiver.calls
            let told = try calls.map { call in
                try #require(try JSONSerialization.jsonObject(with: Data(call.body.utf8)) as? [String: Any])
            }
            let ids = told.compactMap { ($0["data"] as? [String: Any])?["id"] as? String }
            #expect(ids.sorted() == ["s1", "s10", "s12", "s13", "s2", "s3", "s4", "s5", "s6"])
            #expect(told.count { $0["type"] as? String == "sale.reversed" } == 1)
            #expect(Set(calls.map(\.id)).count == 9)
            #expect(calls.allSatisfy { !$0.body.contains("member") })
            for call in calls {
                let code = HMAC<SHA256>.authenticationCode(
                    for: Data("\(call.id).\(call.timestamp).\(call.body)".utf8),
                    using: SymmetricKey(data: hook.secret))
                #expect(call.signature == "v1,\(Data(code).base64EncodedString())")
                #expect(call.timestamp == String(World.now.unixSeconds))
            }
        }
    }

    @Test(arguments: TestStore.engines)
    func `a receiver that fails first gets the same delivery again, later each time`(engine: EngineName) async throws {
        try await WebhookWorld.with(engine, answers: [500, 302, 503]) { hook in
            try await hook.test()
            var attempts = [try await hook.connections.sendWaiting()]
            attempts.append(try await hook.connections.sendWaiting())
            for seconds in [36, 144, 576] {
                hook.clock.advance(seconds: Int64(seconds))
                attempts.append(try await hook.connections.sendWaiting())
            }

            #expect(attempts == [1, 0, 1, 1, 1])
            let calls = hook.receiver.calls
            #expect(calls.count == 4)
            #expect(Set(calls.map(\.id)).count == 1)
            #expect(Set(calls.map(\.body)).count == 1)
            #expect(Set(calls.map(\.timestamp)).count == 4)
            let delivery = try #require(try await hook.deliveries().first)
            #expect(delivery.state == .delivered)
            #expect(delivery.attempts == 4)
            #expect(delivery.answer == 200)
        }
    }

    @Test(arguments: TestStore.engines)
    func `after ten attempts the server gives up and says so, and a person has it sent again`(
        engine: EngineName
    ) async throws {
        try await WebhookWorld.with(engine, answers: Array(repeating: 500, count: 10)) { hook in
            try await hook.test()
            for _ in 1...12 {
                try await hook.sendAll()
                hook.clock.advance(seconds: 15 * 3_600)
            }
            let failed = try #require(try await hook.deliveries().first)
            let given = try await hook.now()?.state
            let manager = hook.world.browser(.partnerManager, on: .partner(code: "DT-A"))
            let notices = try await manager.get("/notices").body
            let stranger = hook.world.browser(.partnerManager, on: .partner(code: "DT-B"))
            let others = try await stranger.get("/notices").body
            _ = try await manager.post("/webhooks/\(hook.webhook.id)/resume")
            _ = try await manager.post("/webhooks/\(hook.webhook.id)/deliveries/\(failed.id)/again")
            try await hook.sendAll()

            #expect(failed.state == .failed)
            #expect(given == .failing)
            #expect(notices.contains(hook.webhook.url))
            #expect(!others.contains(hook.webhook.url))
            #expect(hook.receiver.calls.count == 11)
            #expect(Set(hook.receiver.calls.map(\.id)) == [failed.id])
            #expect(try await hook.deliveries().first?.state == .delivered)
            #expect(try await hook.now()?.state == .active)
        }
    }

    @Test(arguments: TestStore.engines)
    func `a receiver that answers 410 is told nothing more`(engine: EngineName) async throws {
        try await WebhookWorld.with(engine, answers: [410]) { hook in
            try await hook.test()
            try await hook.test()
            try await hook.sendAll()
            hook.clock.advance(seconds: 86_400)
            try await hook.sendAll()

            #expect(hook.receiver.calls.count == 1)
            #expect(try await hook.now()?.state == .failing)
        }
    }

    @Test(arguments: TestStore.engines)
    func `what a server died with is sent by the next one under the same id`(engine: EngineName) async throws {
        try await WebhookWorld.with(engine) { hook in
            try await hook.test()
            let delivery = try #require(try await hook.deliveries().first)
            let isClaimed = try await hook.world.store.write { tx in try DeliveryQueries.claim(delivery, in: tx) }
            let restarted = WebhookWorld.facade(hook.world)
            let early = try await restarted.sendWaiting()
            hook.clock.advance(seconds: RetryPlan.leaseSeconds)
            let late = try await restarted.sendWaiting()

            #expect(isClaimed)
            #expect(early == 0)
            #expect(late == 1)
            #expect(hook.receiver.calls.map(\.id) == [delivery.id])
            #expect(try await hook.deliveries().first?.state == .delivered)
        }
    }

    @Test(arguments: TestStore.engines)
    func `two servers at the same time send and gather everything once`(engine: EngineName) async throws {
        try await WebhookWorld.with(engine) { hook in
            try await hook.world.takeSales()
            let servers = [hook.connections, WebhookWorld.facade(hook.world), WebhookWorld.facade(hook.world)]

            try await withThrowingTaskGroup { group in
                for server in servers {
                    group.addTask {
                        _ = try await server.gatherEvents()
                        _ = try await server.sendWaiting()
                    }
                }
                try await group.waitForAll()
            }
            try await hook.sendAll()

            #expect(hook.receiver.calls.count == 9)
            #expect(Set(hook.receiver.calls.map(\.id)).count == 9)
        }
    }

    @Test(arguments: TestStore.engines)
    func `a webhook that rests goes on where it stood`(engine: EngineName) async throws {
        try await WebhookWorld.with(engine) { hook in
            try await hook.change(.paused)
            try await hook.world.takeSales()
            _ = try await hook.connections.gatherEvents()
            try await hook.sendAll()
            let resting = hook.receiver.calls.count
            try await hook.change(.active)
            _ = try await hook.connections.gatherEvents()
            try await hook.sendAll()
            try await hook.change(.stopped)
            try await hook.change(.active)

            #expect(resting == 0)
            #expect(hook.receiver.calls.count == 9)
            #expect(try await hook.now()?.state == .stopped)
        }
    }

    @Test(arguments: TestStore.engines)
    func `an agreement that ends soon is told once`(engine: EngineName) async throws {
        try await WebhookWorld.with(engine) { hook in
            let other = try await WebhookWorld.register("http://127.0.0.1:1/", on: "DT-B", hook.connections)
            hook.clock.advance(seconds: 190 * 86_400)
            try await hook.connections.gatherDaily()
            try await hook.connections.gatherDaily()
            let told = try await hook.world.store.read { tx in
                try DeliveryQueries.deliveries(of: other.webhook.id, offset: 0, limit: 10, in: tx)
            }

            #expect(told.map(\.event) == ["agreement.ending"])
            #expect(told.first?.body.contains("\"code\":\"TT-B\",\"last_day\":\"2026-12-31\"") ?? false)
            #expect(try await hook.deliveries().isEmpty)
        }
    }
}
