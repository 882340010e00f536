internal import Cards
internal import Kernel
internal import Sales
internal import Storage

/// Takes items that a till cannot deliver and hands them to a person at the server; the till may let them go then.
///
/// Everything is taken, also of a stopped device, unreadable or with a wrong signature: what it is worth is said by
/// whoever settles it.
struct HandOver: Sendable {
    let counters: CountersFacade
    let deviceNumber: Int64

    /// Throws `NotFound` for a device out of reach.
    func run(_ items: [DeviceItem], as actor: Actor, in tx: Transaction) throws -> [SettledItem] {
        let device = try counters.device(deviceNumber, for: actor, in: tx)
        let key = try counters.cards.receiptKey(in: tx)
        let known = try ItemQueries.items(of: device.number, numbers: items.map(\.number), in: tx)
        let keep = KeepItems(counters: counters, device: device, actor: actor)
        // In the order of their numbers, as deliveries keep them.
        return try items.sorted(by: { $0.number < $1.number }).map { text in
            let digest = text.digest(device.number)
            let earlier = try UnsettledQueries.sale(of: device.number, item: text.number, digest: digest, in: tx)
            if let settled = known[text.number], settled.digest == digest, settled.receipt != nil { return settled }
            let reading = SaleReading(Array(text.body.utf8))
            let reason = earlier?.reason ?? (device.stoppedAt == nil ? "handed_over" : "device_stopped")
            var item = SettledItem(
                number: text.number, digest: digest, saleID: earlier?.saleID ?? ItemPromise.read(text.body).id,
                status: SettledItem.unsettled, code: reason, sequence: nil, receipt: nil,
                soldAt: reading?.entry.soldAt)
            item.receipt = try earlier?.receipt ?? KeepItems.receipt(item, of: device, by: key)
            try UnsettledQueries.save(keep.new(item, text, receipt: item.receipt), in: tx)
            // Of two at once the first one's receipt stays.
            let kept = try UnsettledQueries.sale(of: device.number, item: text.number, digest: digest, in: tx)
            item.receipt = kept?.receipt ?? item.receipt
            if text.isSigned(by: device), known[text.number]?.receipt == nil {
                try ItemQueries.save(item, of: device.number, in: tx)
            }
            return item
        }
    }
}
