internal import Kernel

/// A sale of a counter that only a person can settle; it stands outside every figure until then.
struct UnsettledSale: Sendable {
    enum State: String, Sendable, CaseIterable {
        case open, accepted, refused, declined

        var key: String { "counters.unsettled.state.\(rawValue)" }

        /// The look of its badge.
        var look: String {
            switch self {
            case .open: "wait"
            case .accepted: "good"
            case .refused, .declined: "off"
            }
        }
    }

    let number: Int64
    let device: Int64
    let item: DeviceItem
    let point: Int64
    /// The code of what the ledger or the counter's call said.
    let reason: String
    let state: State
    let saleID: String?
    let soldAt: Instant?
    let productCode: String?
    let paidAmount: Dong?
    let receivedAt: Instant
    let receivedBy: String
    /// Nil while the till still holds the item: it was delivered and rejected, and not handed over yet.
    let receipt: [UInt8]?
    let settledAt: Instant?
    let settledBy: String?
    let note: String?
    /// The refusal of the ledger after a person accepted it.
    let code: String?

    /// What the ledger said no to is told with its sentence; everything else with one of this area.
    static func reasonKey(_ code: String) -> String {
        refusals.contains(code) || code.hasPrefix("card_") ? "refusal.\(code)" : "counters.reason.\(code)"
    }

    private static let refusals: Set<String> = [
        "paid_over_list", "in_future", "point_closed", "product_not_in_force", "wrong_partner",
        "agreement_not_in_force", "assurance_too_low", "not_a_member", "not_covered", "over_limit", "pool_empty",
    ]

    /// The codes with a sentence of this area; others are told as `other`.
    static let ownReasons: Set<String> = [
        "device_signature", "other_device", "bad_json", "number_reused", "device_stopped", "handed_over", "bad_card",
        "unknown_member", "unknown_product", "unknown_point", "bad_value", "missing_value", "conflict", "unknown_sale",
        "other",
    ]

    /// By which a list can be narrowed.
    static let reasons =
        (["over_limit", "pool_empty", "card_revoked", "not_a_member", "not_covered"]
            + ownReasons.sorted())

    static func reason(_ code: String?) -> String {
        guard let code else { return "other" }
        return refusals.contains(code) || code.hasPrefix("card_") || ownReasons.contains(code) ? code : "other"
    }
}
