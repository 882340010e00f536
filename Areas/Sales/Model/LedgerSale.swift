internal import Kernel

/// A row of the ledger, as far as judging and repeating needs it.
struct LedgerSale: Sendable, Hashable {
    let sequence: Int64
    let id: String
    let attempt: Int64
    /// The rule that said no; nil when the sale was accepted.
    let refusal: String?
    /// The sale that this row voids; nil when it is a sale itself.
    let reverses: Int64?
    /// The sale's own values; nil for a reversal.
    let values: Values?
    /// A reversal of this sale stands in the ledger.
    var isReversed: Bool

    /// What is compared when the same id comes again.
    struct Values: Sendable, Hashable {
        let soldAt: Instant
        let point: Int64
        let member: Int64
        let product: Int64
        let quantity: Int64
        let listAmount: Dong
        let paidAmount: Dong
        let invoiceNo: String?
        let device: String?

        var businessDay: Day { soldAt.businessDay }

        /// The same sale, told under another number of the member.
        func isSame(as other: Values, formerly numbers: Set<Int64>) -> Bool {
            self == other || numbers.contains(member) && renumbered(other.member) == other
        }

        private func renumbered(_ member: Int64) -> Values {
            Values(
                soldAt: soldAt, point: point, member: member, product: product, quantity: quantity,
                listAmount: listAmount, paidAmount: paidAmount, invoiceNo: invoiceNo, device: device)
        }
    }

    var isAcceptedSale: Bool { values != nil && refusal == nil }
}
