internal import Sales
internal import Partners
internal import Kernel
internal import Storage

/// Makes a browser known as a device of a point; the same key again is the same device.
struct RegisterDevice: Sendable {
    static let longestName = 60

    let counters: CountersFacade
    let pointCode: String
    let name: String
    /// x and y, 64 bytes.
    let key: [UInt8]

    /// Throws `NotFound` for a point out of reach and `device_elsewhere` for a key that another point has.
    func run(as actor: Actor, in tx: Transaction) throws -> CounterDevice {
        let point = try counters.point(pointCode, for: actor, in: tx)
        if let known = try DeviceQueries.device(key: key, in: tx) {
            guard known.point == point.number, known.stoppedAt == nil else { throw Refusal("device_elsewhere") }
            return known
        }
        let number = try tx.takeNumbers(CountersFacade.series).lowerBound
        let device = CounterDevice(
            number: number, point: point.number, name: name.isEmpty ? CounterDevice.code(number) : name, key: key,
            registeredAt: tx.now, registeredBy: actor.signature, stoppedAt: nil)
        try DeviceQueries.insert(device, in: tx)
        try tx.audit(actor, "counters.registered", "device:\(device.code)", ["point": point.code])
        return device
    }
}
