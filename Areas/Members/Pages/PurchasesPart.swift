internal import Kernel
internal import Web

/// What a member has bought, on the member's page.
struct PurchasesPart: Sendable {
    struct Line: Sendable {
        let day: String
        let path: String
        let point: String
        let product: String
        let paid: String
        let saved: String
        let status: String
        let look: String
        /// Why the sale was refused.
        let reason: String?
    }

    let lines: [Line]
    let pages: PageLinks

    /// `purchases` hold one more than the page shows when there are more.
    init(_ purchases: [MemberPurchases.Purchase], of memberNo: String, _ paging: Paging, _ messages: Messages) {
        lines = purchases.prefix(paging.size).map { PurchasesPart.line($0, messages) }
        pages = paging.links(on: LocalPath("/members/\(memberNo)"), hasMore: purchases.count > paging.size)
    }

    private static func line(_ purchase: MemberPurchases.Purchase, _ messages: Messages) -> Line {
        let (word, look, code): (String, String, String?) =
            switch purchase.status {
            case .accepted: ("accepted", "good", nil)
            case .reversed: ("reversed", "wait", nil)
            case .refused(let code): ("refused", "off", code)
            }
        return Line(
            day: "\(purchase.soldAt.businessDay.printed) \(purchase.soldAt.clockTime)",
            path: LocalPath("/sales/\(purchase.id)").text, point: purchase.point, product: purchase.product,
            paid: purchase.paidAmount.printed, saved: purchase.status == .accepted ? purchase.savedAmount.printed : "–",
            status: messages.text("members.purchase.\(word)"), look: look,
            reason: code.map { messages.text("refusal.\($0)") })
    }

    private init() {
        lines = [
            Line(
                day: "01/06/2026 08:15", path: "/sales/1", point: "Point", product: "Product", paid: "90", saved: "10",
                status: "Refused", look: "off", reason: "The point was closed.")
        ]
        pages = .sample
    }

    static let sample = PurchasesPart()
}
