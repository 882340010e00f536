package import Kernel
package import Storage

/// Where a member's page takes the member's purchases from; composed from the area that has the sales.
package struct MemberPurchases: Sendable {
    package struct Question: Sendable {
        /// The member's number and those that went into it.
        package let members: [Int64]
        package let actor: Actor
        package let offset: Int
        package let limit: Int
    }

    /// A sale as the page shows it.
    package struct Purchase: Sendable {
        /// The sale's own id, which is its address.
        package let id: String
        package let soldAt: Instant
        package let point: String
        package let product: String
        package let paidAmount: Dong
        package let savedAmount: Dong
        package let status: Status

        package init(
            id: String, soldAt: Instant, point: String, product: String, paidAmount: Dong, savedAmount: Dong,
            status: Status
        ) {
            self.id = id
            self.soldAt = soldAt
            self.point = point
            self.product = product
            self.paidAmount = paidAmount
            self.savedAmount = savedAmount
            self.status = status
        }
    }

    package enum Status: Sendable, Hashable {
        case accepted, reversed
        /// With the code of the rule that said no.
        case refused(String)
    }

    /// The purchases that the actor may see, the latest first; nil for who may see no sales of members.
    package let purchases: @Sendable (Question, Transaction) throws -> [Purchase]?

    package init(_ purchases: @escaping @Sendable (Question, Transaction) throws -> [Purchase]?) {
        self.purchases = purchases
    }

    /// Nobody sells anything.
    package static let none = MemberPurchases { _, _ in nil }
}
