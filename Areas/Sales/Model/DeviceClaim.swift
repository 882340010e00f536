package import Kernel

/// What a registered device signed about a sale: its number there, and what it promised the member.
package struct DeviceClaim: Sendable {
    /// The device's code.
    package let device: String
    package let item: Int64
    /// The leases under which it was made.
    package let leases: Set<Int64>
    /// The latest time of what the device had numbered before; nil when nothing is known.
    package let earliest: Instant?
    package let waiting: Waiting

    /// Which refusals are left to a person, with nothing written into the ledger.
    package enum Waiting: Sendable {
        case never
        /// Promised room that the ledger cannot give, because the lease is gone.
        case withoutRoom
        /// The counter could not promise anything.
        case always
    }

    package init(device: String, item: Int64, leases: Set<Int64>, earliest: Instant?, waiting: Waiting) {
        self.device = device
        self.item = item
        self.leases = leases
        self.earliest = earliest
        self.waiting = waiting
    }

    /// True when the refusal is left to a person.
    func leavesToPerson(_ code: String) -> Bool {
        switch waiting {
        case .never: false
        case .withoutRoom: !leases.isEmpty && SaleJudge.quotaCodes.contains(code)
        case .always: true
        }
    }
}
