internal import Kernel
internal import Partners
internal import Web

/// The ledger's answer to a sale at a counter, large enough to be read from a step away.
struct CounterAnswer: Sendable {
    /// `good`, `wait` or `off`: what the box looks like.
    let look: String
    let title: String
    /// What was paid; nil when nothing was sold.
    let paid: String?
    let details: String
    /// What the member saved; nil when nothing was sold.
    let saving: String?
    /// Why the sale was refused and what to do next.
    let sentence: String?
    /// The price is not the agreed one.
    let isPriceFlagged: Bool

    init(_ record: SaleQueries.SaleRecord, _ register: PartnerRegister, _ messages: Messages) {
        let status = record.status
        let values = record.sale.values
        let product = values.flatMap { register.product($0.product)?.name(on: $0.businessDay) } ?? ""
        let isSold = status == .accepted
        look = status.look
        title = messages.text("counter.answer.\(status.rawValue)")
        paid = isSold ? values?.paidAmount.printed : nil
        details = messages.text(
            "counter.answer.details",
            [
                "product": product, "quantity": Digits.grouped(values?.quantity ?? 0),
                "list": values?.listAmount.printed ?? "", "time": values?.soldAt.clockTime ?? "",
            ])
        saving = isSold ? values.map { ($0.listAmount - $0.paidAmount).printed } : nil
        sentence = record.sale.refusal.map { messages.text("refusal.\($0)") }
        isPriceFlagged = isSold && record.isPriceFlagged
    }

    private init() {
        look = "good"
        title = "Sold"
        paid = "90.000"
        details = "Product"
        saving = "10.000"
        sentence = "Why not."
        isPriceFlagged = true
    }

    static let sample = CounterAnswer()
}
