internal import Cards
internal import Credential
internal import Kernel
internal import Sales
internal import Storage

/// Keeps what became of a delivery: receipts of what the ledger or a person has, the text of what was rejected.
struct KeepItems: Sendable {
    let counters: CountersFacade
    let device: CounterDevice
    let actor: Actor

    /// The same results with their receipts; where another delivery was faster, its receipts are told.
    func run(
        _ results: [TakeItems.Result], of items: [DeviceItem], on store: Store
    ) async throws -> [TakeItems.Result] {
        let fresh = results.filter { $0.item.receipt == nil }.map(\.item)
        guard !fresh.isEmpty else { return results }
        let texts = Dictionary(items.map { ($0.number, $0) }, uniquingKeysWith: { first, _ in first })
        let kept = try await store.write { tx in
            let key = try counters.cards.receiptKey(in: tx)
            // In the order of their numbers, so that two deliveries at once never wait for each other.
            for item in fresh.sorted(by: { $0.number < $1.number }) {
                guard let text = texts[item.number] else { continue }
                try keep(item, text, key, in: tx)
            }
            let kept = try ItemQueries.items(of: device.number, numbers: fresh.map(\.number), in: tx)
            try settleLate(fresh, kept, in: tx)
            try FlagDevice(counters: counters, device: device).run(fresh, in: tx)
            return kept
        }
        return results.map { result in
            guard result.item.receipt == nil, let item = kept[result.item.number], item.receipt != nil,
                item.digest == result.item.digest
            else { return result }
            return TakeItems.Result(item: item, message: result.message)
        }
    }

    private func keep(_ item: SettledItem, _ text: DeviceItem, _ key: SigningKey, in tx: Transaction) throws {
        var sealed = item
        if item.sequence != nil || item.status == SettledItem.unsettled {
            sealed.receipt = try KeepItems.receipt(item, of: device, by: key)
        }
        if item.sequence == nil { try UnsettledQueries.save(new(item, text, receipt: sealed.receipt), in: tx) }
        // A wrong signature says nothing of the device, and a reused number stands for another item.
        guard item.code != "device_signature", item.status != "conflict" else { return }
        try ItemQueries.save(sealed, of: device.number, in: tx)
    }

    func new(_ item: SettledItem, _ text: DeviceItem, receipt: [UInt8]?) -> UnsettledQueries.New {
        let promise = ItemPromise.read(text.body)
        return UnsettledQueries.New(
            device: device, item: text, reason: UnsettledSale.reason(item.code), saleID: item.saleID ?? promise.id,
            soldAt: item.soldAt, productCode: promise.productCode, paidAmount: promise.paidAmount,
            receivedBy: actor.signature, receipt: receipt)
    }

    /// Of two deliveries at once one may have been left to a person and the other taken: then it stands in the ledger.
    private func settleLate(_ fresh: [SettledItem], _ kept: [Int64: SettledItem], in tx: Transaction) throws {
        for item in fresh where item.status == SaleAnswer.Status.created.rawValue {
            guard kept[item.number]?.status == SettledItem.unsettled,
                let waiting = try UnsettledQueries.sale(
                    of: device.number, item: item.number, digest: item.digest, in: tx)
            else { continue }
            _ = try UnsettledQueries.settle(
                waiting.number, .accepted, code: nil, note: nil, by: actor.signature, in: tx)
        }
    }

    static func receipt(_ item: SettledItem, of device: CounterDevice, by key: SigningKey) throws -> [UInt8] {
        let text = SettledItem.receiptText(device: device.number, item, digest: Hexadecimal.text(item.digest))
        return try Seal.receipt(text, by: key)
    }
}
