internal import Kernel
internal import Sales
internal import Storage

/// Takes a device out of use: nothing that it signed is taken any more.
struct StopDevice: Sendable {
    let counters: CountersFacade
    let number: Int64

    /// Throws `NotFound` for a device out of reach.
    func run(as actor: Actor, in tx: Transaction) throws {
        let device = try counters.device(number, for: actor, in: tx)
        guard device.stoppedAt == nil else { return }
        try counters.sales.endLeases(of: device.code, in: tx)
        try DeviceQueries.stop(number, in: tx)
        try tx.audit(actor, "counters.stopped", "device:\(device.code)", [:])
    }
}
