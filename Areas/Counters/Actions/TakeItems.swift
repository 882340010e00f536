internal import Imports
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
        var item: SettledItem
        /// The key of its sentence, and what fills it.
        let message: (key: String, parameters: [String: String])
    }

    /// What must be known of a delivery before it is judged.
    private struct Ground: Sendable {
        let device: CounterDevice
        let point: PointOfSale?
        let known: [Int64: SettledItem]
        /// Items that a person has, by number and digest.
        let handed: [SettledItem]
        /// The latest time of what the device numbered before an item.
        let earliest: [Int64: Instant]
    }

    private enum Step {
        case told(SettledItem)
        case judged(SaleReading)
    }

    /// The results in the order of the items.
    ///
    /// Throws `NotFound` for a device out of reach and `device_stopped` for one that was taken out of use.
    func run(_ items: [DeviceItem], as actor: Actor) async throws -> [Result] {
        let readings = Dictionary(
            uniqueKeysWithValues: items.map { ($0.number, SaleReading(Array($0.body.utf8))) })
        let ground = try await store.read { [counters] tx in
            try TakeItems.ground(
                try counters.device(deviceNumber, for: actor, in: tx), items, readings, counters, in: tx)
        }
        guard ground.device.stoppedAt == nil else { throw Refusal("device_stopped") }
        let steps = items.map { step($0, readings[$0.number] ?? nil, ground) }
        let entries = zip(items, steps).compactMap { item, step -> SaleEntry? in
            guard case .judged(let reading) = step else { return nil }
            return reading.entry.claimed(item.claim(of: ground.device, earliest: ground.earliest[item.number]))
        }
        let answers =
            entries.isEmpty ? [] : try await counters.sales.clerk.take(entries, by: actor, for: CountersFacade.stand)
        var next = answers.makeIterator()
        let results = zip(items, steps).compactMap { item, step -> Result? in
            switch step {
            case .told(let settled): return Result(item: settled, message: TakeItems.message(settled))
            case .judged(let reading):
                return next.next().map { TakeItems.result(item, reading, $0, ground.device) }
            }
        }
        return try await KeepItems(counters: counters, device: ground.device, actor: actor)
            .run(results, of: items, on: store)
    }

    private static func ground(
        _ device: CounterDevice, _ items: [DeviceItem], _ readings: [Int64: SaleReading?], _ counters: CountersFacade,
        in tx: Transaction
    ) throws -> Ground {
        let numbers = items.map(\.number)
        let handed = try UnsettledQueries.receipts(of: device.number, numbers: numbers, in: tx).map {
            SettledItem(
                number: $0.item, digest: $0.digest, saleID: $0.saleID, status: SettledItem.unsettled, code: $0.reason,
                sequence: nil, receipt: $0.receipt)
        }
        var earliest: [Int64: Instant] = [:]
        var latest: Instant?
        for item in items.sorted(by: { $0.number < $1.number }) {
            guard let soldAt = readings[item.number]??.entry.soldAt, item.isSigned(by: device) else { continue }
            if !ItemPromise.read(item.body).leases.isEmpty {
                let stored = try ItemQueries.latest(before: item.number, soldAt: soldAt, of: device.number, in: tx)
                earliest[item.number] = [stored, latest].compactMap { $0 }.max()
            }
            latest = max(latest ?? soldAt, soldAt)
        }
        return Ground(
            device: device, point: try counters.partners.register.value(in: tx).point(device.point),
            known: try ItemQueries.items(of: device.number, numbers: numbers, in: tx), handed: handed,
            earliest: earliest)
    }

    private func step(_ item: DeviceItem, _ reading: SaleReading?, _ ground: Ground) -> Step {
        let digest = item.digest(ground.device.number)
        func told(_ code: String, _ status: String = "rejected") -> Step {
            .told(
                SettledItem(
                    number: item.number, digest: digest, saleID: nil, status: status, code: code, sequence: nil,
                    receipt: nil))
        }
        if let handed = ground.handed.first(where: { $0.number == item.number && $0.digest == digest }) {
            return .told(handed)
        }
        guard item.isSigned(by: ground.device) else { return told("device_signature") }
        if let known = ground.known[item.number], known.receipt != nil {
            return known.digest == digest ? .told(known) : told("number_reused", "conflict")
        }
        guard let reading else { return told("bad_json") }
        if case .sale(let draft) = reading.entry {
            guard draft.pointCode == ground.point?.code, draft.device == ground.device.code else {
                return told("other_device")
            }
        }
        return .judged(reading)
    }

    /// What the ledger holds is settled; a repeated delivery is told what the first one was.
    private static func result(
        _ item: DeviceItem, _ reading: SaleReading, _ answer: SaleAnswer, _ device: CounterDevice
    ) -> Result {
        let settled = SettledItem(
            number: item.number, digest: item.digest(device.number), saleID: answer.id,
            status: answer.status == .exists ? SaleAnswer.Status.created.rawValue : answer.status.rawValue,
            code: answer.code, sequence: answer.sequence, receipt: nil, soldAt: reading.entry.soldAt)
        return Result(item: settled, message: (reading.messageKey ?? answer.messageKey, answer.parameters(row: 1)))
    }

    private static func message(_ item: SettledItem) -> (key: String, parameters: [String: String]) {
        switch item.code {
        case .some(let code) where item.status == SettledItem.unsettled: (UnsettledSale.reasonKey(code), [:])
        case .some(let code) where item.receipt == nil: ("counters.item.\(code)", [:])
        case .some(let code): ("refusal.\(code)", [:])
        case nil: ("sale.created", [:])
        }
    }
}

extension DeviceItem {
    /// What the device promised with it; a refusal of what it could not promise is left to a person.
    func claim(of device: CounterDevice, earliest: Instant?, isFinal: Bool = false) -> DeviceClaim {
        let promise = ItemPromise.read(body)
        let waiting: DeviceClaim.Waiting = isFinal ? .never : promise.isAmber ? .always : .withoutRoom
        return DeviceClaim(
            device: device.code, item: number, leases: promise.leases, earliest: earliest, waiting: waiting)
    }
}
