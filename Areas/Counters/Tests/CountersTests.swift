import App
import Cards
import Credential
import Kernel
import Storage
import TestKit
import Testing

@testable import Counters

/// What devices deliver, and what they are told.
struct CountersTests {
    @Test(.clauses("0.15", "3.12"), arguments: TestStore.engines)
    func `an item is taken once however often it comes, and its answer and receipt stay the same`(
        engine: EngineName
    ) async throws {
        try await CounterWorld.with(engine) { counter in
            let device = try await counter.register()
            let card = try await counter.printed("M1")
            let items = try [1, 2].map { try counter.item($0, of: device, card: card) }

            let first = try await counter.deliver(items, from: device)
            let again = try await counter.deliver(Array(items.reversed()), from: device)

            #expect(first.map(\.status) == ["created", "created"])
            #expect(again == first.reversed())
            #expect(try await counter.taken() == 2)
        }
    }

    @Test(arguments: TestStore.engines)
    func `a receipt is signed by a listed key over device, number, id, status, place and digest`(
        engine: EngineName
    ) async throws {
        try await CounterWorld.with(engine) { counter in
            let device = try await counter.register()
            let item = try counter.item(1, of: device, card: try await counter.printed("M1"))

            let settled = try #require(try await counter.deliver([item], from: device).first)

            let verifier = try await counter.world.store.read { tx in
                try counter.world.composition.cards.trust(in: tx)
            }
            let trust = try #require(verifier)
            let text = try Seal.openReceipt(
                try #require(settled.receipt), trust: trust, at: World.now.microseconds / 1_000_000)
            let digest = Hexadecimal.text(item.digest(device.number))
            let sequence = try #require(settled.sequence)
            #expect(
                String(decoding: text, as: UTF8.self)
                    == "\(device.number)\n1\nitem-1\ncreated\n\(sequence)\n\(digest)")
        }
    }

    @Test(arguments: TestStore.engines)
    func `deliveries at the same time take each item once`(engine: EngineName) async throws {
        try await CounterWorld.with(engine) { counter in
            let device = try await counter.register()
            let card = try await counter.printed("M1")
            let items = try (1...20).map { try counter.item($0, of: device, card: card) }

            let answers = try await withThrowingTaskGroup(of: [SettledItem].self) { group in
                for _ in 0..<8 { group.addTask { try await counter.deliver(items, from: device) } }
                return try await group.reduce(into: []) { $0.append($1) }
            }

            #expect(Set(answers.map { $0.map(\.sequence) }).count == 1)
            #expect(try await counter.taken() == 20)
        }
    }

    @Test(arguments: TestStore.engines)
    func `another signature, text, device or point is no sale, and the others of the batch are`(
        engine: EngineName
    ) async throws {
        try await CounterWorld.with(engine) { counter in
            let device = try await counter.register()
            let card = try await counter.printed("M1")
            let good = try counter.item(1, of: device, card: card)
            let forged = DeviceItem(number: 2, body: good.body, signature: good.signature)
            let foreign = try counter.item(3, of: device, card: card, ["device": "quay-9"])
            let elsewhere = try counter.item(4, of: device, card: card, ["point_code": "DB-B"])

            let answers = try await counter.deliver([good, forged, foreign, elsewhere], from: device)
            let reused = try await counter.deliver(
                [try counter.item(1, of: device, card: card, ["id": "other"])], from: device)

            #expect(answers.map(\.code) == [nil, "device_signature", "other_device", "other_device"])
            #expect(answers.map { $0.receipt != nil } == [true, false, false, false])
            #expect(reused.map(\.code) == ["number_reused"])
            #expect(try await counter.taken() == 1)
        }
    }

    @Test(arguments: TestStore.engines)
    func `missing numbers are told, and a stopped device delivers no more`(engine: EngineName) async throws {
        try await CounterWorld.with(engine) { counter in
            let device = try await counter.register()
            let card = try await counter.printed("M1")
            let items = try [2, 3, 7, 8, 10].map { try counter.item($0, of: device, card: card) }

            _ = try await counter.deliver(items, from: device)

            let gaps = try await counter.world.store.read { tx in try ItemQueries.gaps(of: device.number, in: tx) }
            #expect(gaps == [1...1, 4...6, 9...9])
            try await counter.world.store.write { tx in
                try StopDevice(counters: counter.world.composition.counters, number: device.number)
                    .run(as: .commandLine, in: tx)
            }
            await #expect(throws: Refusal("device_stopped")) { try await counter.deliver(items, from: device) }
        }
    }

    @Test(arguments: TestStore.engines)
    func `the same key is the same device, and none of another point`(engine: EngineName) async throws {
        try await CounterWorld.with(engine) { counter in
            let first = try await counter.register()
            let again = try await counter.register()

            #expect(first.number == again.number)
            await #expect(throws: NotFound.self) { try await counter.register(at: "DB-NONE") }
        }
    }
}
