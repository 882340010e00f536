internal import Cards
internal import Credential
internal import Crypto
internal import Foundation
internal import Kernel
internal import Sales
internal import Storage
internal import Web

/// What a counter's page asks while it has a network: room to sell without one, a person for what it cannot deliver.
struct LeaseCalls: Sendable {
    let store: Store
    let counters: CountersFacade

    var routes: [Route] {
        [
            .api(needs: CountersFacade.stand, .post, "/api/v1/counter/leases", lease),
            .api(needs: CountersFacade.stand, .post, "/api/v1/counter/handovers", handOver),
        ]
    }

    // MARK: Leases

    private struct Request: Decodable {
        let device: Int64
        /// The wishes and returns as the device signed them, a JSON text.
        let body: String
        /// r and s in 128 hexadecimal digits.
        let signature: String
    }

    private func lease(_ visit: SignedIn) async throws -> Answer {
        let request = try visit.json(Request.self)
        guard let signature = Hexadecimal.bytes(request.signature),
            let order = try? JSONDecoder().decode(LeaseOrder.self, from: Data(request.body.utf8)), order.isReadable
        else { throw Problem(.badRequest, "bad_device") }
        let told = try await store.write { [counters] tx in
            let device = try counters.device(request.device, for: visit.actor, in: tx)
            guard device.stoppedAt == nil else { throw Refusal("device_stopped") }
            let text = Array("congdoan-lease-v1\n\(device.number)\n\(request.body)".utf8)
            guard device.hasSigned(text, signature) else { throw Problem(.badRequest, "bad_device") }
            return try OrderLeases(counters: counters, device: device).run(order, as: visit.actor, in: tx)
        }
        return try .json(LeasesWire(told, visit.messages))
    }

    // MARK: Handing over

    private func handOver(_ visit: SignedIn) async throws -> Answer {
        let delivery = try visit.json(DeliveryWire.self)
        let items = try delivery.deviceItems()
        let settled = try await store.write { [counters] tx in
            try HandOver(counters: counters, deviceNumber: delivery.device).run(items, as: visit.actor, in: tx)
        }
        let results = settled.map { item in
            TakeItems.Result(item: item, message: (UnsettledSale.reasonKey(UnsettledSale.reason(item.code)), [:]))
        }
        return try .json(ResultsWire(results: results.map { ResultWire($0, visit.messages) }))
    }
}
