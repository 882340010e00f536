internal import Cards
internal import Kernel
internal import Members
internal import Organisation
internal import Partners
internal import Web

/// Where a member's own pages are, and what they have in common.
enum MemberPages {
    static let benefits = LocalPath("/my-benefits")
    static let purchases = LocalPath("/my-benefits/purchases")
    static let reports = LocalPath("/my-benefits/reports")
    static let report = LocalPath("/my-benefits/report")
    static let data = LocalPath("/my-benefits/data")
    static let kept = LocalPath("/api/v1/my-benefits/kept")

    static func tabs(_ visit: SignedIn, at path: LocalPath) -> [PublicFrame.Tab] {
        [
            (benefits, "benefits"), (CardsFacade.myCard, "card"), (purchases, "purchases"), (reports, "reports"),
            (data, "data"),
        ].map { tab, key in
            PublicFrame.Tab(label: visit.text("publicity.\(key).tab"), path: tab.text, isCurrent: tab == path)
        }
    }

    static func tiles(_ desk: MemberDesk, _ purchases: OwnPurchases, _ words: OfferWords) -> [StartPage.Tile] {
        [
            (Digits.grouped(Int64(desk.offers.count)), "offers", benefits),
            (Digits.grouped(Int64(desk.places.count)), "points", benefits),
            (Digits.grouped(Int64(purchases.counted.count)), "turns", self.purchases),
            (words.money(purchases.saved), "saved", self.purchases),
        ].map { value, key, path in
            StartPage.Tile(value: value, label: words.text("benefits.\(key)"), path: path.text)
        }
    }
}
