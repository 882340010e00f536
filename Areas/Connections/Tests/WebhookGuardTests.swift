import Access
import App
import Foundation
import Kernel
import Storage
import TestKit
import Testing

@testable import Connections

/// What a webhook must not be used for.
@Suite struct WebhookGuardTests {
    @Test(arguments: TestStore.engines)
    func `nothing is sent into the server's own network`(engine: EngineName) async throws {
        try await WebhookWorld.with(
            engine, allowsLocal: false, url: { "https://localhost:\($0)/hook" }
        ) { hook in
            try await hook.test()
            try await hook.sendAll()

            #expect(hook.receiver.calls.isEmpty)
            #expect(try await hook.deliveries().first?.fault == "address")
        }
    }

    @Test func `only addresses of the open network are public`() {
        let closed = [
            "127.0.0.1", "127.8.9.1", "10.0.0.1", "172.16.0.1", "172.31.255.255", "192.168.1.1", "169.254.169.254",
            "100.64.0.1", "0.0.0.0", "224.0.0.1", "255.255.255.255", "192.0.2.1", "198.18.0.1", "198.51.100.7",
            "203.0.113.9", "::1", "::", "fe80::1", "fc00::1", "fd12::1", "ff02::1", "::ffff:127.0.0.1",
            "::ffff:8.8.8.8", "64:ff9b::7f00:1", "2001:db8::1", "2002:7f00:1::", "2001::1", "not an address",
        ]
        let open = ["8.8.8.8", "1.1.1.1", "172.32.0.1", "100.128.0.1", "2606:4700::1111", "2a00:1450::5"]

        #expect(closed.filter(WebhookAddress.isPublic) == [])
        #expect(open.filter(WebhookAddress.isPublic) == open)
    }

    @Test func `an address is https, without a user and a fragment`() {
        let wrong = [
            "http://till.example/", "ftp://till.example/", "https://", "https://user:word@till.example/",
            "https://till.example/#part", "https://till.example/a b", "//till.example/", "javascript:alert(1)",
            "https://till.example/" + String(repeating: "a", count: 500), "https://đ.example/",
        ]

        for text in wrong {
            #expect(throws: Refusal("webhook_url_invalid")) { try WebhookAddress(text, allowsLocal: false) }
        }
        #expect(throws: Never.self) { try WebhookAddress("https://till.example:8443/hook?a=1", allowsLocal: false) }
        #expect(throws: Never.self) { try WebhookAddress("http://127.0.0.1:80/", allowsLocal: true) }
    }

    @Test func `attempts spread over two days, and none comes at once`() {
        let waits = (1..<RetryPlan.mostAttempts).map(RetryPlan.seconds)
        var generator = SystemRandomNumberGenerator()

        #expect(waits.prefix(5) == [30, 120, 480, 1_920, 7_680])
        #expect((47 * 3_600...48 * 3_600).contains(waits.reduce(0, +)))
        for attempt in 1...RetryPlan.mostAttempts {
            let seconds = RetryPlan.seconds(after: attempt)
            let drawn = (1...100).map { _ in RetryPlan.drawn(after: attempt, using: &generator) }
            #expect(drawn.allSatisfy { abs($0 - seconds) <= seconds / 5 })
            #expect(Set(drawn).count > 1)
        }
    }

    @Test(arguments: TestStore.engines)
    func `the secret is sealed in the database, and another key sends nothing`(engine: EngineName) async throws {
        try await WebhookWorld.with(engine) { hook in
            let stored = try await hook.world.store.read { tx in try WebhookQueries.secret(of: hook.webhook.id, in: tx)
            }
            try await hook.test()
            _ = try await WebhookWorld.facade(hook.world, key: "5b").sendWaiting()

            #expect(stored?.isSealed == true)
            #expect(stored?.bytes.count == 12 + 32 + 16)
            #expect(hook.receiver.calls.isEmpty)
            #expect(try await hook.deliveries().first?.fault == "secret")
        }
    }

    @Test(arguments: TestStore.engines)
    func `a manager registers, pauses and ends a webhook that others do not see`(engine: EngineName) async throws {
        try await World.with(engine) { world in
            let manager = world.browser(.partnerManager, on: .partner(code: "DT-A"))
            func form(_ partner: String, _ url: String, _ events: [String]) -> [(String, String)] {
                [("partner", partner), ("url", url)] + events.map { ("event", $0) }
            }
            _ = try await manager.get("/webhooks")
            let url = "https://till.example/hook"

            let made = try await manager.post("/webhooks", form("DT-A1", url, ["sale.recorded", "webhook.test"]))
            let foreign = try await manager.post("/webhooks", form("DT-B", url, ["sale.recorded"]))
            let plain = try await manager.post("/webhooks", form("DT-A", "http://127.0.0.1/", ["sale.recorded"]))
            let deaf = try await manager.post("/webhooks", form("DT-A", url, []))
            let id = try #require(
                try await world.store.read { tx in try tx.first("SELECT id FROM webhook")?.text(0) })
            let list = try await manager.get("/webhooks")
            let tested = try await manager.post("/webhooks/\(id)/test")
            let paused = try await manager.post("/webhooks/\(id)/pause")
            let page = try await manager.get("/webhooks/\(id)")
            let stranger = world.browser(.partnerManager, on: .partner(code: "DT-B"))
            let hidden = try await stranger.get("/webhooks/\(id)")
            let meddled = try await stranger.post("/webhooks/\(id)/resume")
            _ = try await manager.get("/webhooks/\(id)/stop")
            let stopped = try await manager.post("/webhooks/\(id)/stop")
            let gone = try await manager.get("/webhooks/\(id)")

            #expect(made.body.contains("<code>whsec_"))
            #expect([foreign, plain, deaf].map(\.status) == [422, 422, 422])
            #expect(list.body.contains(url))
            #expect(!list.body.contains("whsec_"))
            #expect([tested, paused, stopped].map(\.status) == [303, 303, 303])
            #expect(page.status == 200)
            #expect([hidden, meddled, gone].map(\.status) == [404, 404, 404])
        }
    }
}
