import CardFormat
import Credential
import Kernel
import Storage
import TestKit
import Testing
import Web

@testable import Access
@testable import App
@testable import Cards

/// Which trust lists are taken in, and what programs fetch, on both engines.
@Suite struct TrustListTests {
    @Test(arguments: TestStore.engines)
    func `only the root that was believed first is believed, and no version goes down`(
        engine: EngineName
    ) async throws {
        try await CardsWorld.with(engine) { world in
            let first = try await world.trustList()
            let next = try await world.signed(by: world.root)
            let strange = try await world.signed(by: SigningKey())
            var changed = next
            changed[changed.count / 2] ^= 1

            #expect(await world.accept(strange) == "card_trust_list")
            #expect(await world.accept(changed) == "card_trust_list")
            #expect(await world.accept(next, root: SigningKey().publicJSON) == "card_root_other")
            #expect(await world.accept(first) == "card_trust_list_there_already")
            #expect(await world.accept(next) == nil)
            #expect(await world.accept(first) == "card_trust_list")
            #expect(try await world.trustList() == next)
        }
    }

    @Test(arguments: TestStore.engines)
    func `the first list needs the root's public key`(engine: EngineName) async throws {
        try await World.with(engine) { world in
            let cards = CardsWorld(world)
            let list = try await cards.signed(by: cards.root)

            let missing = await cards.accept(list)
            let none = try await world.browser(.member, on: .member(number: "M1")).get("/trust-list")
            let taken = await cards.accept(list, root: cards.root.publicJSON)

            #expect(missing == "card_root_missing" && none.status == 404 && taken == nil)
        }
    }

    @Test(arguments: TestStore.engines)
    func `the status list tells a revoked card and no other, and its tag changes with it`(
        engine: EngineName
    ) async throws {
        try await CardsWorld.with(engine) { world in
            let stranger = TestBrowser(world.world.site)
            let places = try [await world.issue("M1", .print), await world.issue("M3", .print)].map { card in
                try Presentation(text: Array(card.text.utf8)).card.status
            }
            let path = "/status-lists/\(places[0].list)"
            let before = try await stranger.get(path)
            let again = try await stranger.get(path, ["if-none-match": before.header("etag") ?? ""])
            try await world.world.store.write { [cards = world.cards] tx in
                _ = try cards.revoke("M1", .lost, as: .commandLine, in: tx)
            }
            let after = try await stranger.get(path, ["if-none-match": before.header("etag") ?? ""])
            let trust = try await stranger.get("/trust-list")
            let kept = try await stranger.get("/trust-list", ["if-none-match": trust.header("etag") ?? ""])

            let (old, new) = (try await world.statuses(before.bytes), try await world.statuses(after.bytes))
            #expect(old[places[0].index] == 0 && old[places[1].index] == 0)
            #expect(new[places[0].index] == 1 && new[places[1].index] == 0)
            #expect([again.status, after.status, trust.status, kept.status] == [304, 200, 200, 304])
            #expect(again.bytes.isEmpty && before.header("etag") != after.header("etag"))
            #expect(before.header("content-type") == "application/statuslist+cwt")
            for missing in ["/status-lists/9", "/status-lists/0", "/status-lists/x"] {
                #expect(try await stranger.get(missing).status == 404)
            }
        }
    }
}

extension CardsWorld {
    fileprivate func trustList() async throws -> [UInt8] {
        let signed = try await world.store.read { [cards] tx in try cards.lists.value(in: tx).signed }
        return try #require(signed)
    }

    fileprivate func signed(by root: SigningKey) async throws -> [UInt8] {
        let request = try await world.store.read { [cards] tx in try cards.trustRequest(in: tx) }
        let list = try #require(request.list(issued: World.now.unixSeconds))
        return try Seal.trustList(list, by: root)
    }

    /// The code of the refusal; nil when it was taken.
    fileprivate func accept(_ list: [UInt8], root: String? = nil) async -> String? {
        await refusal { [cards] tx in try cards.acceptTrustList(list, root: root, as: .commandLine, in: tx) }
    }

    fileprivate func statuses(_ bytes: [UInt8]) async throws -> Statuses {
        let trust = try Seal.readTrustList(try await trustList())
        return try Seal.openStatusList(bytes, trust: trust, at: World.now.unixSeconds).packed.unpacked()
    }
}
