internal import Kernel
internal import Organisation
internal import Partners
internal import Storage
internal import Web

/// The offers of the public site for programs: what a list shows, with its figures.
struct OfferCalls: Sendable {
    let store: Store
    let partners: PartnersFacade

    var routes: [Route] {
        [.apiOpen(.get, "/api/v1/offers", offers)]
    }

    private static let pageSize = 100

    private func offers(_ visit: Visitor) async throws -> Answer {
        let ground = try await store.read { [partners] tx in try PublicGround(partners, in: tx) }
        let (question, paging) = (PublicQuestion(visit), Paging(visit, size: OfferCalls.pageSize))
        let found = PublicFindings.offers(question, ground)
        let shown = found.dropFirst(paging.offset).prefix(paging.size).map { OfferWire($0, ground.book, visit.origin) }
        return try .json(
            OffersWire(
                count: found.count, day: ground.book.day.description, offers: shown, page: paging.number,
                points: ground.places.filter { !$0.offers.isEmpty && question.means($0) }.count))
    }
}

/// The answer to a question for offers.
struct OffersWire: Encodable, Sendable {
    /// All that were found.
    let count: Int
    let day: String
    /// Those of this page.
    let offers: [OfferWire]
    let page: Int
    /// Open points with an offer in the place that was asked for.
    let points: Int
}

/// An offer as programs read it; money is whole đồng.
struct OfferWire: Encodable, Sendable {
    let code: String
    let name: String
    let kind: String
    let essential: Bool
    let partner: String
    let listPrice: Int64
    let memberPrice: Int64
    let points: Int
    let address: String

    enum CodingKeys: String, CodingKey {
        case code, name, kind, essential, partner, points, address
        case listPrice = "list_price"
        case memberPrice = "member_price"
    }

    init(_ found: PublicFindings.FoundOffer, _ book: OfferBook, _ origin: String) {
        let (offer, price) = (found.offer, found.offer.price)
        code = offer.product.code
        name = price.name
        kind = price.kind.rawValue
        essential = price.isEssential
        partner = book.register.partner(offer.agreement.partnerNumber)?.code ?? ""
        listPrice = price.listPrice.amount
        memberPrice = price.agreedPrice(quantity: 1).amount
        points = found.points
        address = origin + PublicPath.offer(offer.product.code)
    }
}
