internal import Kernel
internal import Organisation
internal import Partners
internal import Storage

/// What everybody may know on a day: offers, the open points with their places, and the partners; no person.
struct PublicGround: Sendable {
    /// A point with where it is today and what is sold there.
    struct Place: Sendable {
        let point: PointOfSale
        let partner: Partner?
        let commune: Division?
        let province: Division?
        let offers: [OfferBook.Offer]

        /// `phường Ba Đình, thành phố Hà Nội`; empty when nobody has said.
        var area: String { [commune?.name, province?.name].compactMap { $0 }.joined(separator: ", ") }
    }

    let book: OfferBook
    /// Open points by the order of their names.
    let places: [Place]

    init(_ partners: PartnersFacade, in tx: Transaction) throws {
        self.init(try OfferBook(partners, in: tx))
    }

    init(_ book: OfferBook) {
        self.book = book
        places = book.openPoints.map { PublicGround.place($0, book) }.sorted(byName: \.point.name)
    }

    /// A point that may be closed.
    func place(of point: PointOfSale) -> Place { PublicGround.place(point, book) }

    private static func place(_ point: PointOfSale, _ book: OfferBook) -> Place {
        let line = book.place(of: point)
        return Place(
            point: point, partner: book.register.partner(point.partnerNumber),
            commune: line.count > 1 ? line.first : nil, province: line.last, offers: book.offers(at: point))
    }

    /// The open points that sell a product.
    func places(selling offer: OfferBook.Offer) -> [Place] {
        places.filter { place in place.offers.contains { $0.product.number == offer.product.number } }
    }

    /// Partners that offer something today, or have a point at which something is sold.
    var partners: [Partner] {
        let sellers = Set(book.offers.map(\.agreement.partnerNumber))
            .union(places.filter { !$0.offers.isEmpty }.map(\.point.partnerNumber))
        return book.register.partners.filter { sellers.contains($0.number) }.sorted(byName: \.name)
    }

    /// The provinces in which something is sold, by name, with how many points each has.
    var provinces: [(division: Division, points: Int)] {
        PublicGround.counted(places.filter { !$0.offers.isEmpty }.compactMap(\.province))
    }

    /// The communes of a province in which something is sold.
    func communes(of province: String) -> [(division: Division, points: Int)] {
        PublicGround.counted(
            places.filter { !$0.offers.isEmpty && $0.province?.key.code == province }.compactMap(\.commune))
    }

    private static func counted(_ divisions: [Division]) -> [(division: Division, points: Int)] {
        Dictionary(grouping: divisions, by: \.key).values.compactMap { group in
            group.first.map { (division: $0, points: group.count) }
        }.sorted(byName: \.division.name)
    }
}

extension Array {
    /// In the order of Vietnamese names; each key is made once.
    func sorted(byName name: (Element) -> String) -> [Element] {
        map { (key: VietnameseText.sortKey(name($0)), value: $0) }
            .sorted { $0.key.lexicographicallyPrecedes($1.key) }.map(\.value)
    }
}
