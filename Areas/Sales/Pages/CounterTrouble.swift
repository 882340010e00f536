internal import Imports
internal import Web

/// Why a counter's form was not accepted, with the field to mend.
struct CounterTrouble: Sendable {
    /// Empty when it is about the whole.
    let field: String
    let text: String

    /// The form's id stands for another sale.
    static func formUsed(_ messages: Messages) -> CounterTrouble {
        CounterTrouble(field: "", text: messages.text("counter.form_used"))
    }

    static func otherPoint(_ messages: Messages) -> CounterTrouble {
        CounterTrouble(field: "point", text: messages.text("counter.wrong.point"))
    }

    /// What a cashier reads of a row's fault.
    ///
    /// Amounts left empty are filled in from the product, so a missing one says that the product is not on offer.
    init(_ fault: RowFault, _ messages: Messages) {
        let isAmount = fault.column == SaleColumns.listAmount.name || fault.column == SaleColumns.paidAmount.name
        switch fault.column {
        case _ where isAmount && fault.code == .missingValue, SaleColumns.productCode.name: field = "product"
        case SaleColumns.pointCode.name: field = "point"
        case SaleItem.card: field = "member_no"
        case SaleColumns.memberNo.name, SaleColumns.quantity.name, SaleColumns.listAmount.name,
            SaleColumns.paidAmount.name, SaleColumns.invoiceNo.name:
            field = fault.column
        default: field = ""
        }
        let key =
            switch field {
            case "": "counter.form_used"
            case "member_no": "counter.wrong.member_no.\(fault.code.rawValue)"
            default: "counter.wrong.\(field)"
            }
        text = messages.text(key, fault.parameters(row: 1))
    }

    private init(field: String, text: String) {
        self.field = field
        self.text = text
    }

    static let sample = CounterTrouble(field: "member_no", text: "There is no such member.")
}
