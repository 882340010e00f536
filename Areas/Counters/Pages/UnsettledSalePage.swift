internal import Kernel
internal import Web

/// One sale that only a person can settle, and the question what becomes of it.
struct UnsettledSalePage: Page {
    static let template = "counters/unsettled_sale"
    static let fieldsOfRefusals = ["unsettled_note_missing": "note"]

    static func path(of number: Int64) -> LocalPath { LocalPath("/counter/unsettled/\(number)") }

    struct Fact: Sendable {
        let label: String
        let value: String
    }

    /// What is asked once more before it is done.
    struct Question: Sendable {
        let title: String
        let lead: String
        let decision: String
        let note: Field
        let button: String
    }

    let trouble: Trouble?
    let title: String
    let state: String
    let look: String
    let reason: String
    let facts: [Fact]
    let text: String
    let list: String
    let action: String
    /// Nil until one of the two is chosen, and for what is settled.
    let question: Question?
    let acceptPath: String?
    let declinePath: String?

    init(
        _ look: UnsettledLook, _ decision: SettleUnsettled.Decision?, _ messages: Messages, typed: String = "",
        trouble: Trouble? = nil
    ) {
        let sale = look.sale
        let path = UnsettledSalePage.path(of: sale.number)
        let isOpen = sale.state == .open
        self.trouble = trouble
        title = messages.text("counters.unsettled.one", ["number": String(sale.number)])
        state = messages.text(sale.state.key)
        self.look = sale.state.look
        reason = messages.text(UnsettledSale.reasonKey(sale.reason))
        facts = UnsettledSalePage.facts(look, messages)
        text = look.text
        list = UnsettledPage.path.text
        action = path.text
        question = isOpen ? decision.map { UnsettledSalePage.question($0, typed, messages, trouble) } : nil
        let isAsked = question != nil
        acceptPath =
            isOpen && !isAsked && look.isReadable
            ? path.with("decide", SettleUnsettled.Decision.accept.rawValue).text : nil
        declinePath = isOpen && !isAsked ? path.with("decide", SettleUnsettled.Decision.decline.rawValue).text : nil
    }

    private static func question(
        _ decision: SettleUnsettled.Decision, _ typed: String, _ messages: Messages, _ trouble: Trouble?
    ) -> Question {
        func text(_ key: String) -> String { messages.text("counters.unsettled.\(decision.rawValue)_\(key)") }
        return Question(
            title: text("title"), lead: text("lead"), decision: decision.rawValue,
            note: Field(
                "note", label: text("note"), value: typed, error: trouble?.error(for: "note"),
                isRequired: decision == .decline),
            button: text("button"))
    }

    private static func facts(_ look: UnsettledLook, _ messages: Messages) -> [Fact] {
        let sale = look.sale
        func printed(_ moment: Instant) -> String { "\(moment.businessDay.printed) \(moment.clockTime)" }
        let facts: [(String, String?)] = [
            ("counters.point", look.pointName), ("counters.till_product", look.productName ?? sale.productCode),
            ("counters.till_amount", sale.paidAmount.map { "\($0.printed)\u{A0}đ" }),
            ("counters.unsettled.sold_at", sale.soldAt.map(printed)),
            ("counters.unsettled.received_at", printed(sale.receivedAt)),
            ("counters.device", "\(CounterDevice.code(sale.device)) #\(sale.item.number)"),
            ("counters.unsettled.sale_id", sale.saleID),
            ("counters.unsettled.where", sale.receipt == nil ? messages.text("counters.unsettled.queued") : nil),
            (
                "counters.unsettled.settled",
                sale.settledAt.map { "\(printed($0)) · \(sale.settledBy ?? "")" }
            ),
            ("counters.unsettled.answer", sale.code.map { messages.text(UnsettledSale.reasonKey($0)) }),
            ("counters.unsettled.note", sale.note),
        ]
        return facts.compactMap { key, value in value.map { Fact(label: messages.text(key), value: $0) } }
    }

    private init() {
        trouble = .sample
        title = "Sale #1"
        state = "Waiting"
        look = "wait"
        reason = "No room."
        facts = [Fact(label: "Point", value: "Point")]
        text = "{}"
        list = "/counter/unsettled"
        action = "/counter/unsettled/1"
        question = Question(title: "Accept", lead: "Lead", decision: "accept", note: .sample, button: "Accept")
        acceptPath = "/counter/unsettled/1?decide=accept"
        declinePath = "/counter/unsettled/1?decide=decline"
    }

    static let sample = UnsettledSalePage()
}
