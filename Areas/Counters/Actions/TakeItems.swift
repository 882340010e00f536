internal import Cards
internal import Credential
internal import Kernel
internal import Partners
internal import Sales
internal import Storage

/// Takes what a device delivers into the ledger, each item once however often it comes.
struct TakeItems: Sendable {
    let store: Store
    let counters: CountersFacade
    let deviceNumber: Int64

    /// An item with what became of it.
    struct Result: Sendable {
        let item: SettledItem
        /// The key of its sentence, and what fills it.
        let message: (key: String, parameters: [String: String])
    }

    private enum Step {
        case told(SettledItem)
        case judged(SaleReading)
    }

    /// The results in the order of the items.
    ///
    /// Throws `NotFound` for a device out of reach and `device_stopped` for one that was taken out of use.
    func run(_ items: [DeviceItem], as actor: Actor) async throws -> [Result] {
        let (device, point, known) = try await store.read { [counters] tx in
            let device = try counters.device(deviceNumber, for: actor, in: tx)
            let point = try counters.partners.register.value(in: tx).point(device.point)
            return (device, point, try ItemQueries.items(of: device.number, numbers: items.map(\.number), in: tx))
        }
        guard device.stoppedAt == nil else { throw Refusal("device_stopped") }
        let steps = items.map { step($0, device, point, known[$0.number]) }
        let readings = steps.compactMap { step in if case .judged(let reading) = step { reading } else { nil } }
        let answers =
            readings.isEmpty
            ? [] : try await counters.sales.clerk.take(readings.map(\.entry), by: actor, for: CountersFacade.stand)
        var results: [Result] = []
        var place = 0
        for (item, step) in zip(items, steps) {
            switch step {
            case .told(let settled): results.append(Result(item: settled, message: TakeItems.message(settled)))
            case .judged(let reading):
                let answer = answers[place]
                let settled = settled(item, answer, device)
                place += 1
                let key = reading.messageKey ?? answer.messageKey
                results.append(Result(item: settled, message: (key, answer.parameters(row: 1))))
            }
        }
        return try await keep(results, device)
    }

    private func step(
        _ item: DeviceItem, _ device: CounterDevice, _ point: PointOfSale?, _ known: SettledItem?
    ) -> Step {
        let digest = item.digest(device.number)
        func told(_ code: String, _ status: String = "rejected") -> Step {
            .told(
                SettledItem(
                    number: item.number, digest: digest, saleID: nil, status: status, code: code, sequence: nil,
                    receipt: nil))
        }
        guard item.isSigned(by: device) else { return told("device_signature") }
        if let known, known.receipt != nil {
            return known.digest == digest ? .told(known) : told("number_reused", "conflict")
        }
        guard let reading = SaleReading(Array(item.body.utf8)) else { return told("bad_json") }
        if case .sale(let draft) = reading.entry {
            guard draft.pointCode == point?.code, draft.device == device.code else { return told("other_device") }
        }
        return .judged(reading)
    }

    /// What the ledger holds is settled; a repeated delivery is told what the first one was.
    private func settled(_ item: DeviceItem, _ answer: SaleAnswer, _ device: CounterDevice) -> SettledItem {
        SettledItem(
            number: item.number, digest: item.digest(device.number), saleID: answer.id,
            status: answer.status == .exists ? SaleAnswer.Status.created.rawValue : answer.status.rawValue,
            code: answer.code, sequence: answer.sequence, receipt: nil)
    }

    /// Writes the receipts of what the ledger holds; where another delivery was faster, its receipts are told.
    private func keep(_ results: [Result], _ device: CounterDevice) async throws -> [Result] {
        let fresh = results.filter { $0.item.receipt == nil && $0.item.code != "device_signature" }
        guard !fresh.isEmpty else { return results }
        let kept = try await store.write { [counters] tx in
            let key = try counters.cards.receiptKey(in: tx)
            for item in fresh.map(\.item) where item.status != "conflict" {
                try ItemQueries.save(try TakeItems.sealed(item, device, key), of: device.number, in: tx)
            }
            return try ItemQueries.items(of: device.number, numbers: fresh.map(\.item.number), in: tx)
        }
        return results.map { result in
            guard let item = kept[result.item.number], item.digest == result.item.digest, item.receipt != nil else {
                return result
            }
            return Result(item: item, message: result.message)
        }
    }

    private static func sealed(
        _ item: SettledItem, _ device: CounterDevice, _ key: SigningKey
    ) throws -> SettledItem {
        guard item.sequence != nil else { return item }
        let text = SettledItem.receiptText(
            device: device.number, item, digest: Hexadecimal.text(item.digest))
        return SettledItem(
            number: item.number, digest: item.digest, saleID: item.saleID, status: item.status, code: item.code,
            sequence: item.sequence, receipt: try Seal.receipt(text, by: key))
    }

    private static func message(_ item: SettledItem) -> (key: String, parameters: [String: String]) {
        switch item.code {
        case .some(let code) where item.receipt == nil: ("counters.item.\(code)", [:])
        case .some(let code): ("refusal.\(code)", [:])
        case nil: ("sale.created", [:])
        }
    }
}
