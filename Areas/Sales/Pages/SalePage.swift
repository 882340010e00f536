internal import Kernel
internal import Organisation
internal import Partners
internal import Web

/// One row of the ledger with its answer, who recorded it and what voids it.
struct SalePage: Page {
    static let template = "sales/sale"

    struct Fact: Sendable {
        let label: String
        let value: String
    }

    let id: String
    let status: String
    let look: String
    /// Why the sale was refused, as the ledger answered it.
    let sentence: String?
    let isPriceFlagged: Bool
    let facts: [Fact]
    /// The row that voids this sale.
    let reversal: Link?
    /// The sale that this row voids.
    let reversed: Link?
    let salesPath: String

    struct Link: Sendable {
        let id: String
        let path: String
        let sentence: String
    }

    init(_ look: SaleLook, _ messages: Messages) {
        let record = look.record
        id = record.sale.id
        status = messages.text(record.status.key)
        self.look = record.status.look
        sentence = record.sale.refusal.map { messages.text("refusal.\($0)") }
        isPriceFlagged = record.isPriceFlagged
        facts = SalePage.facts(look, messages)
        reversal = record.reversal.map { reversal in
            Link(
                id: reversal.id, path: LocalPath("/sales/\(reversal.id)").text,
                sentence: messages.text(
                    "sales.reversed_by",
                    ["who": reversal.recordedBy, "when": SalePage.printed(reversal.recordedAt)]))
        }
        reversed = record.reversesID.map { id in
            Link(id: id, path: LocalPath("/sales/\(id)").text, sentence: messages.text("sales.reverses"))
        }
        var request = SalesRequest()
        request.period = Period(.month, containing: look.values.businessDay).description
        salesPath = request.on(SalesPage.path).text
    }

    private static func facts(_ look: SaleLook, _ messages: Messages) -> [Fact] {
        let values = look.values
        let facts: [(String, String?)] = [
            ("sales.sold_at", printed(values.soldAt)),
            ("sales.point", look.point.map { "\($0.name) (\($0.code))" }),
            ("sales.partner", look.partner.map { "\($0.name) (\($0.code))" }),
            ("sales.product", look.product.map { "\($0.name(on: values.businessDay)) (\($0.code))" }),
            ("sales.quantity", Digits.grouped(values.quantity)),
            ("sales.list_amount", "\(values.listAmount.printed)\u{A0}đ"),
            ("sales.paid_amount", "\(values.paidAmount.printed)\u{A0}đ"),
            ("sales.discount_amount", "\((values.listAmount - values.paidAmount).printed)\u{A0}đ"),
            ("sales.unit", look.unit.map { "\($0.name) (\($0.code))" }),
            ("sales.member_no", look.memberNo),
            ("sales.invoice_no", values.invoiceNo),
            ("sales.device", values.device),
            ("sales.recorded_by", look.record.recordedBy),
            ("sales.recorded_at", printed(look.record.recordedAt)),
            ("sales.sequence", Digits.grouped(look.record.sale.sequence)),
        ]
        return facts.compactMap { key, value in value.map { Fact(label: messages.text(key), value: $0) } }
    }

    /// Day and time in Vietnam.
    private static func printed(_ instant: Instant) -> String {
        "\(instant.businessDay.printed) \(instant.clockTime)"
    }

    private init() {
        id = "1"
        status = "Sold"
        look = "good"
        sentence = "Why not."
        isPriceFlagged = true
        facts = [Fact(label: "Point", value: "Point")]
        reversal = Link(id: "2", path: "/sales/2", sentence: "Reversed.")
        reversed = Link(id: "1", path: "/sales/1", sentence: "Reverses.")
        salesPath = "/sales"
    }

    static let sample = SalePage()
}
