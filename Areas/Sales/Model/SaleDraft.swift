internal import Cards
package import Imports
package import Kernel

/// A sale as somebody reports it, before anything is looked up.
package struct SaleDraft: Sendable {
    package let id: String
    package let soldAt: Instant
    package let pointCode: String
    /// Empty while it is not known whose card was shown.
    package private(set) var memberNo: String
    package let productCode: String
    package let quantity: Int64
    package let listAmount: Dong
    package let paidAmount: Dong
    package let invoiceNo: String?
    package let device: String?
    /// What was shown in place of the member's number.
    private(set) var card: SaleCard?
    /// What the device that made it promised.
    private(set) var claim: DeviceClaim?

    package init(
        id: String, soldAt: Instant, pointCode: String, memberNo: String, productCode: String, quantity: Int64,
        listAmount: Dong, paidAmount: Dong, invoiceNo: String? = nil, device: String? = nil
    ) {
        self.id = id
        self.soldAt = soldAt
        self.pointCode = pointCode
        self.memberNo = memberNo
        self.productCode = productCode
        self.quantity = quantity
        self.listAmount = listAmount
        self.paidAmount = paidAmount
        self.invoiceNo = invoiceNo
        self.device = device
    }

    fileprivate init(_ fields: Fields, id: String, card: SaleCard.Claim?) throws(RowFault) {
        self.id = id
        soldAt = try fields.instant(SaleColumns.soldAt)
        pointCode = try fields.code(SaleColumns.pointCode)
        memberNo = try card == nil ? fields.code(SaleColumns.memberNo) : ""
        productCode = try fields.code(SaleColumns.productCode)
        quantity = try fields.wholeNumber(SaleColumns.quantity, in: 1...9_999)
        listAmount = try fields.amount(SaleColumns.listAmount)
        paidAmount = try fields.amount(SaleColumns.paidAmount)
        invoiceNo = try fields.optionalText(SaleColumns.invoiceNo)
        device = try fields.optionalText(SaleColumns.device)
        self.card = card.map { SaleCard($0) }
    }

    /// The same with its card read and checked; nothing for a sale without one.
    fileprivate func checked(by cards: CardsFacade) -> SaleDraft {
        var draft = self
        draft.card?.check(at: soldAt, by: cards)
        return draft
    }

    /// The same as a registered device signed it.
    fileprivate func claimed(_ claim: DeviceClaim) -> SaleDraft {
        var draft = self
        draft.claim = claim
        return draft
    }

    /// The same with the member of its card and what the server says of it.
    func held(by memberNo: String, _ judgement: CardJudgement) -> SaleDraft {
        var draft = self
        draft.memberNo = memberNo
        draft.card?.note(judgement)
        return draft
    }
}

/// One thing that is reported to the ledger.
package enum SaleEntry: Sendable {
    case sale(SaleDraft)
    /// Voids a sale wholly; its other columns are not read.
    case reversal(id: String, reversesID: String)
    /// Could not be read; the id is there when it could.
    case unreadable(id: String?, RowFault)

    /// Reads the cells of a row of `sales`; a card stands in the place of the member's number.
    init(_ row: ImportRow, card: SaleCard.Claim? = nil) {
        var id: String?
        do throws(RowFault) {
            let fields = try Fields(row, of: SaleColumns.all)
            let readable = try fields.code(SaleColumns.id)
            id = readable
            if let reverses = try fields.optionalCode(SaleColumns.reversesID) {
                self = .reversal(id: readable, reversesID: reverses)
            } else {
                self = .sale(try SaleDraft(fields, id: readable, card: card))
            }
        } catch {
            self = .unreadable(id: id, error)
        }
    }

    /// The same with its card read and checked; anything else as it is.
    func checked(by cards: CardsFacade) -> SaleEntry {
        guard case .sale(let draft) = self, draft.card != nil else { return self }
        return .sale(draft.checked(by: cards))
    }

    /// The same as a registered device signed it; anything but a sale as it is.
    package func claimed(_ claim: DeviceClaim) -> SaleEntry {
        guard case .sale(let draft) = self else { return self }
        return .sale(draft.claimed(claim))
    }

    /// When it was sold; nil for anything but a sale.
    package var soldAt: Instant? {
        if case .sale(let draft) = self { draft.soldAt } else { nil }
    }

    /// What the device that made the sale promised.
    var claim: DeviceClaim? {
        if case .sale(let draft) = self { draft.claim } else { nil }
    }

    /// The client's id, when it could be read.
    var id: String? {
        switch self {
        case .sale(let draft): draft.id
        case .reversal(let id, _): id
        case .unreadable(let id, _): id
        }
    }
}
