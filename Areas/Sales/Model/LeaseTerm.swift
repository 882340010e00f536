internal import Kernel

/// How much room a device may hold, and for how long; dated rows of `lease_term`.
struct LeaseTerm: Sendable {
    /// Of one product's pool.
    let mostUnits: Int64
    /// The part of what is free in a pool that one wish may take; at least one unit.
    let poolPercent: Int64
    /// How long a device may sell under a lease.
    let hours: Int64
    let graceMinutes: Int64
    /// How long behind its end a lease keeps units for sales that have not arrived.
    let keptDays: Int64

    /// What a wish for units of a pool gets, of what is free.
    func granted(_ wish: Int64, held: Int64, free: Int64) -> Int64 {
        let share = max(1, free * poolPercent / 100)
        return max(0, min(wish, mostUnits - held, share, free))
    }
}
