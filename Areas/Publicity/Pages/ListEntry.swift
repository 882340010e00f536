internal import Kernel
internal import Organisation
internal import Partners
internal import Web

/// One offer, point or partner in a list.
struct ListEntry: Sendable {
    struct Price: Sendable {
        let member: String
        /// Nil where a member pays what everybody pays.
        let list: String?
        let saving: String?
    }

    struct Line: Sendable {
        let text: String
    }

    let title: String
    let path: String
    let badge: String?
    let price: Price?
    let lines: [Line]

    init(title: String, path: String, badge: String? = nil, price: Price? = nil, lines: [String?]) {
        self.title = title
        self.path = path
        self.badge = badge
        self.price = price
        self.lines = lines.compactMap { $0 }.filter { !$0.isEmpty }.map(Line.init)
    }

    static let sample = ListEntry(
        title: "Rice", path: "/uu-dai/A", badge: "Essential",
        price: Price(member: "9", list: "10", saving: "10% off"), lines: ["Shop"])
}

extension ListEntry.Price {
    init(_ price: ProductPrice, _ words: OfferWords) {
        let paid = price.agreedPrice(quantity: 1)
        member = words.money(paid)
        list = paid < price.listPrice ? words.money(price.listPrice) : nil
        saving = words.saving(price)
    }
}

extension ListEntry {
    /// An offer with its partner and how many points have it.
    init(_ offer: OfferBook.Offer, _ ground: PublicGround, _ visit: some Visit, near: String?, points: Int) {
        let words = OfferWords(messages: visit.messages)
        self.init(
            title: offer.price.name, path: visit.language.prefix + PublicPath.offer(offer.product.code),
            badge: offer.price.isEssential ? words.text("essential") : nil, price: Price(offer.price, words),
            lines: [
                ground.book.register.partner(offer.agreement.partnerNumber)?.name,
                points == 0 ? offer.price.area : words.text("points_count", ["count": String(points)]), near,
            ])
    }

    /// A point with its place and what it saves.
    init(_ place: PublicGround.Place, _ visit: some Visit, near: String?) {
        let words = OfferWords(messages: visit.messages)
        self.init(
            title: place.point.name, path: visit.language.prefix + PublicPath.point(place.point.code),
            badge: words.range(place.offers).map { words.text("saving", ["rate": $0]) },
            lines: [
                place.point.address ?? place.area, words.text("offers_count", ["count": String(place.offers.count)]),
                near,
            ])
    }

    /// A partner with what it offers.
    init(_ partner: Partner, _ ground: PublicGround, _ visit: some Visit) {
        let words = OfferWords(messages: visit.messages)
        let offers = ground.book.offers(of: partner)
        let family = ground.book.register.branches(of: partner.number)
        let points = ground.places.filter { family.contains($0.point.partnerNumber) }.count
        self.init(
            title: partner.name, path: visit.language.prefix + PublicPath.partner(partner.code),
            badge: words.range(offers).map { words.text("saving", ["rate": $0]) },
            lines: [
                words.text("offers_count", ["count": String(offers.count)]),
                words.text("points_count", ["count": String(points)]),
            ])
    }
}
