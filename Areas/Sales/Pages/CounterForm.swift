internal import Kernel
internal import Partners
internal import Web

/// The form of the counter page, filled with what was typed.
struct CounterForm: Sendable {
    /// An input; the cursor starts in the first one that is wrong, else in the member number.
    struct Input: Sendable {
        let name: String
        let label: String
        let hint: String?
        let error: String?
        let value: String
        let inputMode: String
        /// With the browser's own modifier it brings the cursor here.
        let accessKey: String
        let isRequired: Bool
        let isFocused: Bool
    }

    struct Option: Sendable {
        let code: String
        let label: String
        let isSelected: Bool
        /// For the script that shows the agreed price before the sale; empty where there is none.
        let memberPrice: String
        let listPrice: String
        let discount: String
    }

    let id: String
    let point: String
    let pointName: String
    let member: Input
    let productError: String?
    let isProductFocused: Bool
    let products: [Option]
    let quantity: Input
    let listAmount: Input
    let paidAmount: Input
    let invoiceNo: Input

    init(_ desk: CounterDesk, _ order: CounterOrder, _ troubles: [CounterTrouble], _ messages: Messages) {
        let first = troubles.first { $0.field != "" }?.field ?? "member_no"
        func input(
            _ name: String, _ value: String, key: String, mode: String = "numeric", isRequired: Bool = false
        ) -> Input {
            Input(
                name: name, label: messages.text("counter.\(name)"), hint: CounterForm.hint(name, messages),
                error: troubles.first { $0.field == name }?.text, value: value, inputMode: mode, accessKey: key,
                isRequired: isRequired, isFocused: first == name)
        }
        id = order.id
        point = desk.point.code
        pointName = desk.point.name
        member = input("member_no", order.memberNo, key: "1", mode: "text", isRequired: true)
        productError = troubles.first { $0.field == "product" }?.text
        isProductFocused = first == "product"
        products = desk.offers.map { offer in
            CounterForm.option(
                offer, isSelected: offer.product.code == order.productCode || desk.offers.count == 1, messages)
        }
        quantity = input("quantity", order.quantity, key: "3", isRequired: true)
        listAmount = input("list_amount", order.listAmount, key: "5")
        paidAmount = input("paid_amount", order.paidAmount, key: "6")
        invoiceNo = input("invoice_no", order.invoiceNo, key: "4", mode: "text")
    }

    private static func hint(_ name: String, _ messages: Messages) -> String? {
        switch name {
        case "member_no", "list_amount", "paid_amount": messages.text("counter.\(name)_hint")
        default: nil
        }
    }

    private static func option(_ offer: CounterDesk.Offer, isSelected: Bool, _ messages: Messages) -> Option {
        let price = offer.price
        let agreed = price.agreedPrice(quantity: 1).printed
        return Option(
            code: offer.product.code, label: "\(offer.product.code) · \(price.name) · \(agreed)\u{A0}đ",
            isSelected: isSelected, memberPrice: price.memberPrice.map { String($0.amount) } ?? "",
            listPrice: String(price.listPrice.amount),
            discount: price.discount.map { String($0.millionths) } ?? "")
    }

    private init(sample input: Input) {
        id = "01"
        point = "P1"
        pointName = "Point"
        member = input
        productError = "Choose one."
        isProductFocused = true
        products = [
            Option(
                code: "A", label: "A", isSelected: true, memberPrice: "90000", listPrice: "100000",
                discount: "10000000")
        ]
        quantity = input
        listAmount = input
        paidAmount = input
        invoiceNo = input
    }

    static let sample = CounterForm(
        sample: Input(
            name: "member_no", label: "Member", hint: "A hint.", error: "An error.", value: "1", inputMode: "text",
            accessKey: "1", isRequired: true, isFocused: true))
}
