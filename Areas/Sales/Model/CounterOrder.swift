internal import Cards
internal import Imports
internal import Kernel
internal import Partners
internal import Web

/// What a cashier typed for a sale, before it becomes an entry of the ledger.
struct CounterOrder: Sendable {
    let id: String
    let pointCode: String
    let memberNo: String
    let productCode: String
    let quantity: String
    let listAmount: String
    let paidAmount: String
    let invoiceNo: String

    init(_ form: Form) {
        id = form.text("id")
        pointCode = form.text("point")
        memberNo = form.text("member_no")
        productCode = form.text("product")
        quantity = form.text("quantity")
        listAmount = form.text("list_amount")
        paidAmount = form.text("paid_amount")
        invoiceNo = form.text("invoice_no")
    }

    /// An empty form with an id of its own, so that sending it twice cannot sell twice.
    init(id: String, pointCode: String) {
        self.id = id
        self.pointCode = pointCode
        memberNo = ""
        productCode = ""
        quantity = "1"
        listAmount = ""
        paidAmount = ""
        invoiceNo = ""
    }

    /// The same with another id.
    init(_ order: CounterOrder, id: String) {
        self.id = id
        pointCode = order.pointCode
        memberNo = order.memberNo
        productCode = order.productCode
        quantity = order.quantity
        listAmount = order.listAmount
        paidAmount = order.paidAmount
        invoiceNo = order.invoiceNo
    }

    /// The sale that is meant; amounts left empty are the product's own, as agreed with the partner.
    func entry(soldAt: Instant, price: ProductPrice?) -> SaleEntry {
        let quantity = quantity.isEmpty ? "1" : CounterOrder.digits(quantity)
        var list = CounterOrder.digits(listAmount)
        var paid = CounterOrder.digits(paidAmount)
        if let price, let count = Digits.integer(quantity), (1...9_999).contains(count) {
            if list.isEmpty { list = String(price.listPrice.amount * count) }
            if paid.isEmpty { paid = String(price.agreedPrice(quantity: count).amount) }
        }
        var cells = [String](repeating: "", count: SaleColumns.all.count)
        let values: [(ImportColumn, String)] = [
            (SaleColumns.id, id), (SaleColumns.soldAt, soldAt.iso8601), (SaleColumns.pointCode, pointCode),
            (SaleColumns.memberNo, memberNo), (SaleColumns.productCode, productCode),
            (SaleColumns.quantity, quantity), (SaleColumns.listAmount, list), (SaleColumns.paidAmount, paid),
            (SaleColumns.invoiceNo, invoiceNo),
        ]
        for (column, value) in values { cells[column.position] = value }
        // A scanner types a card's text where a cashier types a number.
        guard memberNo.hasPrefix(CardsFacade.prefix) else { return SaleEntry(ImportRow(number: 1, cells: cells)) }
        cells[SaleColumns.memberNo.position] = ""
        return SaleEntry(ImportRow(number: 1, cells: cells), card: SaleCard.Claim(text: memberNo))
    }

    /// A number as people write it, `1.250.000` or `1 250 000`, without its separators; anything else as it is.
    static func digits(_ text: String) -> String {
        let groups = text.split(omittingEmptySubsequences: false) { $0 == "." || $0 == "," || $0 == " " }
        guard groups.count > 1, let first = groups.first, (1...3).contains(first.utf8.count),
            groups.dropFirst().allSatisfy({ $0.utf8.count == 3 }),
            groups.allSatisfy({ $0.utf8.allSatisfy { (48...57).contains($0) } })
        else { return text }
        return groups.joined()
    }
}
