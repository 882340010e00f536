internal import Kernel
internal import Organisation
internal import Partners
internal import Web

/// The sheets of offers, points and partners on the public site.
struct FactSheets<Reader: Visit> {
    let ground: PublicGround
    let visit: Reader

    private var words: OfferWords { OfferWords(messages: visit.messages) }
    private var prefix: String { visit.language.prefix }
    private var book: OfferBook { ground.book }

    /// More would make a page that no telephone loads.
    private static var most: Int { 12 }

    // MARK: Offers

    func offer(_ offer: OfferBook.Offer) -> FactSheetPage {
        let (price, path) = (offer.price, PublicPath.offer(offer.product.code))
        let partner = book.register.partner(offer.agreement.partnerNumber)
        let places = ground.places(selling: offer)
        let all = PublicQuestion().with { $0.offer = offer.product.code }
            .on(PublicPath.local(PublicPath.points, visit.language)).text
        let frame = PublicFrame(
            visit, path: path,
            description: words.text(
                "offer.description", ["name": price.name, "partner": partner?.name ?? ""]),
            data: data(offer, partner, path))
        return FactSheetPage(
            frame, back: back(.offers), title: price.name,
            badge: price.isEssential ? words.text("essential") : nil, price: ListEntry.Price(price, words),
            facts: [
                ("partner", partner?.name, partner.map { prefix + PublicPath.partner($0.code) }),
                ("kind", words.kind(price.kind), nil), ("audience", words.audience(offer, book), nil),
                ("days", words.days(price.days), nil), ("limit", words.bound(price.limitCount, price.limitPeriod), nil),
                ("pool", words.bound(price.poolCount, price.limitPeriod), nil),
                ("method", offer.instruction.map(words.method), nil), ("redeem", price.redeemMethod, nil),
                ("proof", offer.instruction.map(words.proof), nil), ("area", price.area, nil),
            ], steps: offer.instruction?.stepList ?? [],
            [
                .init(
                    title: words.text("points.title"), entries: entries(places), whenEmpty: words.text("no_points"),
                    more: more(places.count, all, "points.all"))
            ], visit)
    }

    private func data(_ offer: OfferBook.Offer, _ partner: Partner?, _ path: String) -> StructuredData {
        StructuredData(
            "Offer",
            [
                ("name", offer.price.name), ("url", visit.origin + prefix + path),
                ("price", String(offer.price.agreedPrice(quantity: 1).amount)), ("priceCurrency", "VND"),
                ("validFrom", offer.price.days.from?.description),
                ("validThrough", offer.price.days.to.map { ($0 - 1).description }),
            ],
            parts: [
                (
                    "itemOffered", offer.price.kind == .goods ? "Product" : "Service",
                    [("name", offer.price.name), ("sku", offer.price.kind == .goods ? offer.product.code : nil)]
                ),
                ("seller", "Organization", [("name", partner?.name)]),
            ])
    }

    // MARK: Points

    func point(_ point: PointOfSale) -> FactSheetPage {
        let (place, path) = (ground.place(of: point), PublicPath.point(point.code))
        let host = book.host(of: point).map { book.tree.name(of: $0, on: book.day) }
        let instruction = place.partner.flatMap { book.instruction(of: $0) }
        let frame = PublicFrame(
            visit, path: path, description: words.text("point.description", ["name": point.name, "area": place.area]),
            data: data(place, path))
        return FactSheetPage(
            frame, back: back(.points), title: point.name,
            badge: words.range(place.offers).map { words.text("saving", ["rate": $0]) },
            warning: warning(point),
            facts: [
                ("partner", place.partner?.name, place.partner.map { prefix + PublicPath.partner($0.code) }),
                ("address", point.address, nil), ("place", place.area, nil), ("host", host, nil),
                ("opened_on", point.days.from?.printed, nil),
                ("method", instruction.map(words.method), nil), ("proof", instruction.map(words.proof), nil),
            ], steps: instruction?.stepList ?? [],
            [
                .init(
                    title: words.text("offers.title"),
                    entries: place.offers.map { ListEntry($0, ground, visit, near: nil, points: 0) },
                    whenEmpty: words.text("no_offers"))
            ], visit)
    }

    private func warning(_ point: PointOfSale) -> String? {
        if let end = point.days.to, end <= book.day { return words.text("closed", ["day": end.printed]) }
        if let begin = point.days.from, begin > book.day { return words.text("not_open", ["day": begin.printed]) }
        return nil
    }

    private func data(_ place: PublicGround.Place, _ path: String) -> StructuredData {
        let point = place.point
        return StructuredData(
            "Store", [("name", point.name), ("url", visit.origin + prefix + path)],
            parts: [
                (
                    "address", "PostalAddress",
                    [
                        ("streetAddress", point.address), ("addressLocality", place.commune?.name),
                        ("addressRegion", place.province?.name), ("addressCountry", "VN"),
                    ]
                ),
                (
                    "geo", "GeoCoordinates",
                    [("latitude", point.latitude.map { "\($0)" }), ("longitude", point.longitude.map { "\($0)" })]
                ),
                ("parentOrganization", "Organization", [("name", place.partner?.name)]),
            ])
    }

    // MARK: Partners

    func partner(_ partner: Partner) -> FactSheetPage {
        let path = PublicPath.partner(partner.code)
        let family = book.register.branches(of: partner.number)
        let places = ground.places.filter { family.contains($0.point.partnerNumber) }
        let head = partner.parentNumber.flatMap { book.register.partner($0) }
        let instruction = book.instruction(of: partner)
        let offers = book.offers(of: partner)
        let frame = PublicFrame(
            visit, path: path, description: words.text("partner.description", ["name": partner.name]),
            data: StructuredData("Organization", [("name", partner.name), ("url", visit.origin + prefix + path)]))
        let all = PublicQuestion().with { $0.words = partner.name }
            .on(PublicPath.local(PublicPath.points, visit.language)).text
        return FactSheetPage(
            frame, back: back(.partners), title: partner.name,
            badge: words.range(offers).map { words.text("saving", ["rate": $0]) },
            facts: [
                ("legal_kind", visit.text("partners.legal_kind.\(partner.legalKind.rawValue)"), nil),
                ("head", head?.name, head.map { prefix + PublicPath.partner($0.code) }),
                ("method", instruction.map(words.method), nil), ("proof", instruction.map(words.proof), nil),
            ], steps: instruction?.stepList ?? [],
            [
                .init(
                    title: words.text("offers.title"),
                    entries: offers.map { ListEntry($0, ground, visit, near: nil, points: 0) },
                    whenEmpty: words.text("no_offers")),
                .init(
                    title: words.text("points.title"), entries: entries(places), whenEmpty: words.text("no_points"),
                    more: more(places.count, all, "points.all")),
            ], visit)
    }

    // MARK: All

    private func back(_ kind: ListingPage.Kind) -> ListingPage.Link {
        ListingPage.Link(label: words.text("tab.\(kind.rawValue)"), path: prefix + kind.path, isCurrent: false)
    }

    private func entries(_ places: [PublicGround.Place]) -> [ListEntry] {
        places.prefix(Self.most).map { ListEntry($0, visit, near: nil) }
    }

    private func more(_ count: Int, _ path: String, _ key: String) -> ListingPage.Link? {
        guard count > Self.most else { return nil }
        return ListingPage.Link(
            label: words.text(key, ["count": Digits.grouped(Int64(count))]), path: path, isCurrent: false)
    }
}
