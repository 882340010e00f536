internal import Kernel
internal import Web

/// Sales of counters that only a person can settle.
struct UnsettledPage: Page {
    static let template = "counters/unsettled"
    static let path = LocalPath("/counter/unsettled")

    struct Line: Sendable {
        let path: String
        let when: String
        let point: String
        let product: String
        let paid: String
        let reason: String
        let state: String
        let look: String
        /// The till still holds it.
        let isQueued: Bool
    }

    /// What the list is asked for.
    struct Request: Sendable {
        var state: String?
        var reason: String?

        /// The path that asks for the same.
        var path: LocalPath {
            [("state", state), ("reason", reason)].reduce(UnsettledPage.path) { path, part in
                part.1.map { path.with(part.0, $0) } ?? path
            }
        }

        /// Open ones unless somebody asks for others.
        var filter: UnsettledQueries.Filter {
            UnsettledQueries.Filter(
                points: nil, state: state == "all" ? nil : state.flatMap(UnsettledSale.State.init(rawValue:)) ?? .open,
                reason: reason.flatMap { $0.isEmpty ? nil : $0 })
        }
    }

    let state: SelectField
    let reason: SelectField
    let count: String
    let lines: [Line]
    let pages: PageLinks

    init(
        _ looks: [UnsettledLook], count: Int64, _ request: Request, _ paging: Paging, _ messages: Messages
    ) {
        let states =
            UnsettledSale.State.allCases.map { ($0.rawValue, $0.key) } + [("all", "counters.unsettled.state.all")]
        state = SelectField(
            "state", label: messages.text("counters.unsettled.state"),
            choices: states.map {
                Choice($0.0, label: messages.text($0.1), isSelected: $0.0 == request.state ?? "open")
            })
        let reasons =
            [("", "counters.unsettled.every_reason")] + UnsettledSale.reasons.map { ($0, UnsettledSale.reasonKey($0)) }
        reason = SelectField(
            "reason", label: messages.text("counters.unsettled.reason"),
            choices: reasons.map {
                Choice($0.0, label: messages.text($0.1), isSelected: $0.0 == request.reason ?? "")
            })
        self.count = messages.text("counters.unsettled.count", ["count": Digits.grouped(count)])
        lines = looks.prefix(paging.size).map { UnsettledPage.line($0, messages) }
        pages = paging.links(on: request.path, hasMore: looks.count > paging.size)
    }

    private static func line(_ look: UnsettledLook, _ messages: Messages) -> Line {
        let sale = look.sale
        let moment = sale.soldAt ?? sale.receivedAt
        return Line(
            path: UnsettledSalePage.path(of: sale.number).text,
            when: "\(moment.businessDay.printed) \(moment.clockTime)", point: look.pointName,
            product: look.productName ?? sale.productCode ?? "",
            paid: sale.paidAmount.map { "\($0.printed)\u{A0}đ" } ?? "",
            reason: messages.text(UnsettledSale.reasonKey(sale.reason)), state: messages.text(sale.state.key),
            look: sale.state.look, isQueued: sale.receipt == nil && sale.state == .open)
    }

    private init() {
        state = .sample
        reason = .sample
        count = "1 sale"
        lines = [
            Line(
                path: "/counter/unsettled/1", when: "01/07/2026 08:00", point: "Point", product: "Rice",
                paid: "90.000 đ",
                reason: "No room.", state: "Waiting", look: "wait", isQueued: true)
        ]
        pages = .sample
    }

    static let sample = UnsettledPage()
}
