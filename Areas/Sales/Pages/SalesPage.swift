internal import Kernel
internal import Organisation
internal import Partners
internal import Reports
internal import Web

/// The sales that a figure is made of, with their totals.
struct SalesPage: Page {
    static let template = "sales/sales"
    static let path = LocalPath("/sales")
    static let filePath = LocalPath("/sales.csv")

    /// A part of what the list is narrowed to, such as a product.
    struct Part: Sendable {
        let label: String
        let value: String
    }

    struct Kept: Sendable {
        let name: String
        let value: String
    }

    struct Line: Sendable {
        let day: String
        let time: String
        let path: String
        let point: String
        let product: String
        let quantity: String
        let listAmount: String
        let paidAmount: String
        let discountAmount: String
        let unit: String
        let memberNo: String
    }

    struct Total: Sendable {
        let members: String
        let turns: String
        let listAmount: String
        let paidAmount: String
        let discountAmount: String
    }

    let reportPath: String
    let filePathWithQuery: String
    let filters: [Field]
    /// What the form hands on unseen: how the figure was told that the list is behind.
    let kept: [Kept]
    let parts: [Part]
    let total: Total
    let showsMembers: Bool
    let lines: [Line]
    /// The file holds only the first of them, when there are more than it can hold.
    let cut: String?
    let pages: PageLinks

    init(_ look: SalesLook, _ paging: Paging, _ messages: Messages) {
        let request = look.request
        reportPath = request.report.text
        filePathWithQuery = request.on(SalesPage.filePath).text
        filters = SalesPage.filters(request, messages)
        kept = [("by", request.by), ("as", request.view), ("unplaced", request.unplaced)].compactMap { name, value in
            value.map { Kept(name: name, value: $0) }
        }
        parts = SalesPage.parts(look, messages)
        total = Total(
            members: Digits.grouped(Int64(look.totals.members)), turns: Digits.grouped(Int64(look.totals.turns)),
            listAmount: look.totals.listAmount.printed, paidAmount: look.totals.paidAmount.printed,
            discountAmount: look.totals.discountAmount.printed)
        showsMembers = look.showsMembers
        lines = look.sales.prefix(paging.size).map { SalesPage.line($0, look) }
        cut = look.totals.turns > SalesFile.mostRows ? SalesFile.cutSentence(messages) : nil
        pages = paging.links(on: request.on(SalesPage.path), hasMore: look.sales.count > paging.size)
    }

    private static func filters(_ request: SalesRequest, _ messages: Messages) -> [Field] {
        let values = [
            ("scope", request.scope), ("partner", request.partner), ("period", request.period),
            ("product", request.product), ("point", request.point), ("unit", request.unit),
        ]
        return values.map { name, value in
            Field(name, label: messages.text("sales.filter.\(name)"), value: value ?? "", isRequired: false)
        }
    }

    private static func parts(_ look: SalesLook, _ messages: Messages) -> [Part] {
        let asked = AskedWelfare(
            question: look.question, scopeName: look.scope.name, partnerName: look.partner?.name)
        var parts = WelfareContext(asked, messages).parts.map { Part(label: $0.label, value: $0.value) }
        if let product = look.product {
            let name = product.prices.last?.name ?? ""
            parts.append(Part(label: messages.text("sales.filter.product"), value: "\(name) (\(product.code))"))
        }
        if let point = look.point {
            parts.append(Part(label: messages.text("sales.filter.point"), value: "\(point.name) (\(point.code))"))
        }
        if let unit = look.unit {
            parts.append(Part(label: messages.text("sales.filter.unit"), value: "\(unit.name) (\(unit.code))"))
        }
        if look.request.unplaced == "true" {
            parts.append(Part(label: messages.text("sales.filter.unit"), value: messages.text("sales.no_unit")))
        }
        return parts
    }

    private static func line(_ sale: SaleQueries.ListedSale, _ look: SalesLook) -> Line {
        Line(
            day: sale.soldAt.businessDay.printed, time: sale.soldAt.clockTime,
            path: LocalPath("/sales/\(sale.id)").text, point: look.register.point(sale.point)?.name ?? "",
            product: look.productName(of: sale), quantity: Digits.grouped(sale.quantity),
            listAmount: sale.listAmount.printed, paidAmount: sale.paidAmount.printed,
            discountAmount: sale.discountAmount.printed, unit: look.unit(of: sale)?.name ?? "",
            memberNo: look.memberNumbers[sale.member] ?? "")
    }

    private init() {
        reportPath = "/reports/welfare"
        filePathWithQuery = "/sales.csv"
        filters = [.sample]
        kept = [Kept(name: "as", value: "today")]
        parts = [Part(label: "Unit", value: "VN")]
        total = Total(members: "1", turns: "1", listAmount: "100", paidAmount: "90", discountAmount: "10")
        showsMembers = true
        lines = [
            Line(
                day: "01/06/2026", time: "08:15", path: "/sales/1", point: "Point", product: "Product", quantity: "1",
                listAmount: "100", paidAmount: "90", discountAmount: "10", unit: "Unit", memberNo: "1")
        ]
        cut = "Cut."
        pages = .sample
    }

    static let sample = SalesPage()
}
