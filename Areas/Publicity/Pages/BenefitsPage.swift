internal import Kernel
internal import Members
internal import Organisation
internal import Partners
internal import Web

/// "Quyền lợi của tôi": what a member gets, where, how and with which proof (clause 1.08).
struct BenefitsPage: Page {
    static let template = "publicity/benefits"

    struct Offer: Sendable {
        let entry: ListEntry
        let how: String?
    }

    struct Place: Sendable {
        let name: String
        let path: String
        let address: String
        let offers: String
        let reportPath: String
    }

    let tabs: [PublicFrame.Tab]
    let name: String
    let unit: String
    let hasUnit: Bool
    let tiles: [StartPage.Tile]
    let action: String
    let words: Field
    let found: String
    let offers: [Offer]
    let isEmpty: Bool
    let pages: PageLinks
    let places: [Place]
    let hasPlaces: Bool
    let allPlaces: String

    /// More would make a page that no telephone loads.
    static let mostPlaces = 12

    init(
        _ desk: MemberDesk, _ purchases: OwnPurchases, _ question: PublicQuestion, _ paging: Paging,
        _ visit: SignedIn
    ) {
        let (text, book) = (OfferWords(messages: visit.messages), desk.ground.book)
        tabs = MemberPages.tabs(visit, at: MemberPages.benefits)
        name = desk.own.fullName ?? ""
        unit = desk.unitName ?? ""
        hasUnit = desk.unit != nil
        tiles = MemberPages.tiles(desk, purchases, text)
        action = MemberPages.benefits.text
        words = Field(
            "q", label: text.text("offers.search"), type: "search", value: question.words,
            hint: text.text("search_hint"), isRequired: false)
        let matching = desk.offers.filter { offer in
            question.finds(
                offer.price.name, book.register.partner(offer.agreement.partnerNumber)?.name, offer.product.code)
        }
        found = text.text("offers.found", ["count": Digits.grouped(Int64(matching.count))])
        offers = matching.dropFirst(paging.offset).prefix(paging.size).map { offer in
            let points = desk.places.filter { place in
                place.offers.contains { $0.product.number == offer.product.number }
            }.count
            return Offer(
                entry: ListEntry(
                    offer, desk.ground, visit, near: points == 0 ? text.text("benefits.none_near") : nil,
                    points: points),
                how: offer.instruction.map {
                    text.text("board.how", ["method": text.method($0), "proof": text.proof($0)])
                })
        }
        isEmpty = offers.isEmpty
        pages = paging.links(
            on: question.on(MemberPages.benefits), hasMore: paging.offset + offers.count < matching.count)
        places = desk.places.prefix(BenefitsPage.mostPlaces).map { place in
            Place(
                name: place.point.name, path: visit.language.prefix + PublicPath.point(place.point.code),
                address: place.point.address ?? place.area,
                offers: text.text("offers_count", ["count": String(place.offers.count)]),
                reportPath: MemberPages.report.with("point", place.point.code).text)
        }
        hasPlaces = !places.isEmpty
        allPlaces = visit.language.prefix + PublicPath.points
    }

    private init() {
        tabs = [PublicFrame.Tab(label: "Benefits", path: "/my-benefits", isCurrent: true)]
        (name, unit, hasUnit) = ("An", "Union", true)
        tiles = [StartPage.Tile(value: "1", label: "offers", path: "/my-benefits")]
        (action, words, found) = ("/my-benefits", .sample, "1 offer")
        offers = [Offer(entry: .sample, how: "Show the card.")]
        (isEmpty, pages) = (true, .sample)
        places = [
            Place(
                name: "Shop", path: "/diem-ban/A", address: "1 Street", offers: "2", reportPath: "/my-benefits/report")
        ]
        (hasPlaces, allPlaces) = (true, "/diem-ban")
    }

    static let sample = BenefitsPage()
}
