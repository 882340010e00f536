internal import Partners
internal import Sales
internal import Cards
internal import Credential
internal import Kernel
internal import Storage
internal import Web

/// What a counter's page asks: what it must know without a network, to be known as a device, and to deliver sales.
struct CounterCalls: Sendable {
    let store: Store
    let counters: CountersFacade

    var routes: [Route] {
        let stand = CountersFacade.stand
        return [
            .api(needs: stand, .get, "/api/v1/counter", pack),
            .api(needs: stand, .post, "/api/v1/counter/devices", register),
            .api(needs: stand, .post, "/api/v1/counter/sales", take),
        ]
    }

    private func pack(_ visit: SignedIn) async throws -> Answer {
        let code = visit.query("point")
        let fresh = PointKey.fresh()
        return try .json(
            try await store.write { [counters] tx in
                let points = try counters.sales.counterPoints(of: visit.actor, in: tx)
                let point = try code.map { try counters.point($0, for: visit.actor, in: tx) }
                return CounterPackWire(
                    points, try point.map { try CounterPackWire.Desk($0, counters, fresh: fresh, in: tx) },
                    root: try counters.cards.root(in: tx), lists: try counters.cards.statusLists(in: tx),
                    token: visit.csrfToken, at: tx.now)
            })
    }

    private struct Wish: Decodable {
        let point: String
        let name: String?
        /// x and y in 128 hexadecimal digits.
        let key: String
    }

    private func register(_ visit: SignedIn) async throws -> Answer {
        let wish = try visit.json(Wish.self)
        let name = VietnameseText.clean(wish.name ?? "")
        guard let key = Hexadecimal.bytes(wish.key), key.count == 64, name.count <= RegisterDevice.longestName else {
            throw Problem(.badRequest, "bad_device")
        }
        let device = try await store.write { [counters] tx in
            try RegisterDevice(counters: counters, pointCode: wish.point, name: name, key: key)
                .run(as: visit.actor, in: tx)
        }
        return try .json(DeviceWire(device: device.number, code: device.code, name: device.name), status: .created)
    }

    private func take(_ visit: SignedIn) async throws -> Answer {
        let delivery = try visit.json(DeliveryWire.self)
        let items = try delivery.deviceItems()
        let results = try await TakeItems(store: store, counters: counters, deviceNumber: delivery.device)
            .run(items, as: visit.actor)
        return try .json(ResultsWire(results: results.map { ResultWire($0, visit.messages) }))
    }
}

private struct DeviceWire: Encodable, Sendable {
    let device: Int64
    let code: String
    let name: String
}
