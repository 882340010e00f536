import App
import Cards
import Credential
import Crypto
import Foundation
import Kernel
import Storage
import TestKit

@testable import Counters

/// A device at a counter of a world with keys, and its deliveries.
struct CounterWorld {
    let world: World
    let key = P256.Signing.PrivateKey()
    let root: SigningKey

    static func with<Result: Sendable>(
        _ engine: EngineName, clock: Clock = .fixed(World.now), _ body: (CounterWorld) async throws -> Result
    ) async throws -> Result {
        try await World.with(engine, clock: clock) { world in
            let root = SigningKey()
            _ = try await world.store.write { tx in
                try world.composition.cards.start(root: root, as: .commandLine, in: tx)
            }
            return try await body(CounterWorld(world: world, root: root))
        }
    }

    func register(at point: String = "DB-A") async throws -> CounterDevice {
        let register = RegisterDevice(
            counters: world.composition.counters, pointCode: point, name: "",
            key: Array(key.publicKey.rawRepresentation))
        return try await world.store.write { tx in try register.run(as: .commandLine, in: tx) }
    }

    func printed(_ memberNo: String) async throws -> String {
        try await world.store.write { [world] tx in
            try world.composition.cards.issue(
                [CardOrder(memberNo: memberNo, proof: .print)], as: .commandLine, in: tx
            ).first?.text ?? ""
        }
    }

    /// A sale of rice as the device would write it.
    func item(
        _ number: Int64, of device: CounterDevice, card: String, _ changes: [String: Any] = [:]
    ) throws -> DeviceItem {
        let own: [String: Any] = [
            "id": "item-\(number)", "sold_at": World.now.iso8601, "point_code": "DB-A", "card": card,
            "product_code": "GAO", "quantity": 1, "list_amount": 110_000, "paid_amount": 96_250,
            "device": device.code,
        ]
        let sale = own.merging(changes) { $1 }
        let body = String(
            decoding: try JSONSerialization.data(withJSONObject: sale, options: .sortedKeys), as: UTF8.self)
        let unsigned = DeviceItem(number: number, body: body, signature: [])
        let signature = try key.signature(for: unsigned.signedText(device.number)).rawRepresentation
        return DeviceItem(number: number, body: body, signature: Array(signature))
    }

    func deliver(_ items: [DeviceItem], from device: CounterDevice) async throws -> [SettledItem] {
        try await TakeItems(store: world.store, counters: world.composition.counters, deviceNumber: device.number)
            .run(items, as: .commandLine).map(\.item)
    }

    /// How many sales the ledger has taken.
    func taken() async throws -> Int64 {
        try await world.store.read { tx in
            try tx.first("SELECT count(*) FROM sale WHERE id LIKE 'item-%' AND refusal IS NULL")?.integer(0) ?? 0
        }
    }
}
