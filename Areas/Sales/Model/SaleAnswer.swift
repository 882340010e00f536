internal import Imports

/// What the ledger says to one reported sale; the same id and values get the same answer for ever.
package struct SaleAnswer: Sendable, Hashable {
    package enum Status: String, Sendable {
        case created, exists, refused, rejected, conflict
        /// The ledger cannot say yes and a person has to; nothing of it is in the ledger.
        case unsettled
    }

    package let id: String?
    package let status: Status
    /// The code of the rule or fault; nil when the sale stands.
    package let code: String?
    /// The row's fault, when it was rejected or conflicts; fills the sentence.
    let fault: RowFault?
    /// The place in the ledger of what was stored; nil when nothing was.
    package let sequence: Int64?

    init(id: String?, status: Status, code: String? = nil, fault: RowFault? = nil, sequence: Int64? = nil) {
        self.id = id
        self.status = status
        self.code = code
        self.fault = fault
        self.sequence = sequence
    }

    static func rejected(_ id: String?, _ fault: RowFault) -> SaleAnswer {
        SaleAnswer(
            id: id, status: fault.code == .conflict ? .conflict : .rejected, code: fault.code.rawValue, fault: fault)
    }

    /// The key of its sentence in the message catalogues.
    package var messageKey: String {
        if let fault { return fault.messageKey }
        return code.map { "refusal.\($0)" } ?? "sale.\(status.rawValue)"
    }

    /// What the sentence is filled with; `row` is the item's place, beginning with 1.
    package func parameters(row: Int) -> [String: String] {
        fault?.parameters(row: row) ?? ["row": String(row), "value": id ?? "", "column": column]
    }

    /// The column that a refusal speaks of, for the rejects file.
    var column: String {
        switch code {
        case "paid_over_list": SaleColumns.paidAmount.name
        case "in_future": SaleColumns.soldAt.name
        case "point_closed", "wrong_partner": SaleColumns.pointCode.name
        case "not_a_member", "not_covered", "over_limit", "assurance_too_low": SaleColumns.memberNo.name
        case .some(let code) where code.hasPrefix("card_"): SaleItem.card
        default: SaleColumns.productCode.name
        }
    }
}
