internal import Kernel
internal import Organisation
internal import Partners
internal import Members
internal import Web

/// What a member has bought, with what was saved, and a way to say that something was wrong.
struct OwnPurchasesPage: Page {
    static let template = "publicity/purchases"

    struct Line: Sendable {
        let day: String
        let point: String
        let product: String
        let paid: String
        /// Nil for what was refused or voided.
        let saved: String?
        let status: String
        let badge: String
        /// Why the sale was refused.
        let reason: String?
        let reportPath: String
    }

    let tabs: [PublicFrame.Tab]
    let tiles: [StartPage.Tile]
    let lines: [Line]
    let isEmpty: Bool
    let pages: PageLinks

    init(_ desk: MemberDesk, _ purchases: OwnPurchases, _ paging: Paging, _ visit: SignedIn) {
        tabs = MemberPages.tabs(visit, at: MemberPages.purchases)
        let words = OfferWords(messages: visit.messages)
        tiles = [
            (Digits.grouped(Int64(purchases.counted.count)), "turns"), (words.money(purchases.paid), "paid"),
            (words.money(purchases.saved), "saved"),
        ].map {
            StartPage.Tile(value: $0.0, label: words.text("benefits.\($0.1)"), path: MemberPages.purchases.text)
        }
        lines = purchases.lines.dropFirst(paging.offset).prefix(paging.size).map {
            OwnPurchasesPage.line($0, visit)
        }
        isEmpty = lines.isEmpty
        pages = paging.links(
            on: MemberPages.purchases, hasMore: paging.offset + lines.count < purchases.lines.count)
    }

    private static func line(_ line: OwnPurchases.Line, _ visit: SignedIn) -> Line {
        let purchase = line.purchase
        let (word, badge, code): (String, String, String?) =
            switch purchase.status {
            case .accepted: ("accepted", "good", nil)
            case .reversed: ("reversed", "wait", nil)
            case .refused(let code): ("refused", "off", code)
            }
        let words = OfferWords(messages: visit.messages)
        let isCounted = purchase.status == .accepted
        return Line(
            day: "\(purchase.soldAt.businessDay.printed) \(purchase.soldAt.clockTime)", point: purchase.point,
            product: purchase.product, paid: words.money(purchase.paidAmount),
            saved: isCounted ? words.money(purchase.savedAmount) : nil, status: visit.text("members.purchase.\(word)"),
            badge: badge, reason: code.map { visit.text("refusal.\($0)") },
            reportPath: MemberPages.report.with("point", line.point).with("product", purchase.product).text)
    }

    private init() {
        tabs = [PublicFrame.Tab(label: "Benefits", path: "/my-benefits", isCurrent: true)]
        tiles = [StartPage.Tile(value: "1", label: "turns", path: "/my-benefits/purchases")]
        lines = [
            Line(
                day: "01/06/2026 08:15", point: "Shop", product: "Rice", paid: "90", saved: "10", status: "Refused",
                badge: "off", reason: "The point was closed.", reportPath: "/my-benefits/report")
        ]
        (isEmpty, pages) = (true, .sample)
    }

    static let sample = OwnPurchasesPage()
}
