internal import Kernel
internal import Partners

/// How a sale stands in the ledger, for people.
enum SaleStatus: String, Sendable {
    case accepted, refused, reversed
    /// The row is no sale but voids one.
    case reversal

    /// The key of its word in the message catalogues.
    var key: String { "sale.status.\(rawValue)" }

    /// The look of its badge.
    var look: String {
        switch self {
        case .accepted: "good"
        case .refused: "off"
        case .reversed, .reversal: "wait"
        }
    }
}

extension SaleQueries.SaleRecord {
    var status: SaleStatus {
        if sale.values == nil { return .reversal }
        if sale.refusal != nil { return .refused }
        return sale.isReversed ? .reversed : .accepted
    }

    /// It stands, so that a reversal would void it.
    var isReversible: Bool { status == .accepted }
}

extension Product {
    /// Its name on a day; the latest one on days without any.
    func name(on day: Day) -> String {
        (price(on: day) ?? prices.last)?.name ?? code
    }
}
