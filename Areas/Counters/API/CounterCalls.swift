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

    private struct Delivery: Decodable {
        let device: Int64
        let items: [Item]
    }

    private struct Item: Decodable {
        let number: Int64
        let body: String
        /// r and s in 128 hexadecimal digits.
        let signature: String
    }

    private func take(_ visit: SignedIn) async throws -> Answer {
        let delivery = try visit.json(Delivery.self)
        guard delivery.items.count <= CountersFacade.mostItems else {
            throw Problem(.contentTooLarge, "too_many_items", ["most": "\(CountersFacade.mostItems)"])
        }
        let items = try delivery.items.map { item in
            guard item.number > 0, let signature = Hexadecimal.bytes(item.signature) else {
                throw Problem(.badRequest, "bad_device")
            }
            return DeviceItem(number: item.number, body: item.body, signature: signature)
        }
        guard Set(items.map(\.number)).count == items.count else { throw Problem(.badRequest, "bad_device") }
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

private struct ResultsWire: Encodable, Sendable {
    let results: [ResultWire]
}

/// What became of one item; without a receipt a person must look at it.
private struct ResultWire: Encodable, Sendable {
    let number: Int64
    let id: String?
    let status: String
    let code: String?
    let message: String
    let sequence: Int64?
    /// A COSE_Sign1 message in hexadecimal digits.
    let receipt: String?

    init(_ result: TakeItems.Result, _ messages: Messages) {
        let item = result.item
        number = item.number
        id = item.saleID
        status = item.status
        code = item.code
        message = messages.text(result.message.key, result.message.parameters)
        sequence = item.sequence
        receipt = item.receipt.map(Hexadecimal.text)
    }
}
