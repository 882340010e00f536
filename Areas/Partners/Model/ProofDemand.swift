/// What a product asks of the buyer's proof of membership.
package struct ProofDemand: Sendable, Hashable {
    /// What a counter without a network does when nobody can promise that limit and pool have room.
    package enum Offline: String, Sendable, CaseIterable {
        /// Sells at the usual price.
        case refuse
        /// Sells, and a person settles afterwards whether it counts.
        case record
    }

    /// 0 the member's number is enough, 1 a card, 2 a telephone's code of the minute, 3 a telephone's own key.
    package var leastAssurance: Int64 = 0
    package var offline = Offline.refuse

    package init(leastAssurance: Int64 = 0, offline: Offline = .refuse) {
        self.leastAssurance = leastAssurance
        self.offline = offline
    }

    /// The column cell of a file; empty for what asks nothing.
    var leastCell: Int64? { leastAssurance == 0 ? nil : leastAssurance }
    var offlineCell: String? { offline == .refuse ? nil : offline.rawValue }
}
