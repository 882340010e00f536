package import Kernel

/// Room in a limit or a pool that was given to one device, so that it can promise it without a network.
///
/// Its units count against the limit or the pool from the moment they are leased until each is a sale, or goes back.
package struct QuotaLease: Sendable {
    package let number: Int64
    /// The wish that it answers, made by the device.
    package let id: String
    /// The device's code, as sales name it.
    package let device: String
    let point: Int64
    let holder: QuotaBook.Holder
    let window: QuotaWindow
    package let units: Int64
    /// Sales of the ledger under it.
    var used: Int64
    /// The last item that the device had numbered when it took the lease.
    let afterItem: Int64
    package let takenAt: Instant
    /// Until then the device may sell under it.
    package let expiresAt: Instant
    /// A sale may be signed as late as this, because clocks of devices differ.
    let honouredUntil: Instant
    /// So long its units wait for sales that were made but have not arrived.
    package let keptUntil: Instant
    /// When the device gave back what it had not used.
    let returnedAt: Instant?
    let endedAt: Instant?

    /// What still may become a sale; nothing once it has ended.
    package var remaining: Int64 { endedAt == nil ? units - used : 0 }

    /// The device sells under it no more.
    package var isReturned: Bool { returnedAt != nil || endedAt != nil }

    /// True for a member's limit, false for a pool.
    package var isOfMember: Bool { holder.member != 0 }

    /// True when a sale that the device signed then may stand under the lease.
    ///
    /// What came before it under a lower number was made before it; the device's clock cannot be set back behind that.
    func covers(_ claim: DeviceClaim, of holder: QuotaBook.Holder, at soldAt: Instant) -> Bool {
        guard remaining > 0, claim.leases.contains(number), claim.device == device, self.holder == holder,
            claim.item > afterItem, window.contains(soldAt.businessDay)
        else { return false }
        let made = max(soldAt, claim.earliest ?? soldAt)
        return soldAt + SaleJudge.toleranceSeconds >= takenAt && made <= honouredUntil
    }
}
