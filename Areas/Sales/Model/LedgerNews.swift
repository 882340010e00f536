package import Kernel

/// An accepted sale or reversal as its partner may be told of it: without the member.
package struct LedgerNews: Sendable {
    package let sequence: Int64
    package let id: String
    /// The id of the sale that it voids; nil for a sale.
    ///
    /// The values below are then those of that sale.
    package let reversesID: String?
    package let soldAt: Instant
    package let point: Int64
    package let product: Int64
    package let quantity: Int64
    package let listAmount: Dong
    package let paidAmount: Dong
}
